# The words of each finding. The code of a finding is the id of its message.
#
#   (value)    what was found     begins with a capital
#   .title     name of the fault  begins with a capital, a few words
#   .expected  what was expected  a phrase in lower case, read after “expected”
#   .hint      what to do         a sentence, begins with a capital
#
# No full stop at the end. The place (file, sheet, cell) is shown by the renderer and not said again here.
# Every argument x comes with an argument has-x, “yes” or “no”: whether it says anything.

## F: the file

F001 =
    { $has-reason ->
        [yes] The file cannot be read as a workbook: { $reason }
       *[no] The file cannot be read as a workbook
    }
    .title = Unreadable file
    .expected = an undamaged Excel file (.xlsx, .xls, .xlsb or .ods)
    .hint = Open the file in Excel and save it as .xlsx; if Excel cannot open it either, ask the unit to send it again

F002 = The file holds { $kind }, not a workbook that can be read
    .title = Not an Excel file
    .expected = an Excel file (.xlsx, .xls, .xlsb or .ods)
    .hint =
        { $has-advice ->
            [yes] { $advice }
           *[no] Ask the unit for the form as an Excel file saved as .xlsx; a new ending of the name does not change what is inside
        }

F003 = The file has no content at all
    .title = Empty file
    .expected = the form, filled in
    .hint = Ask the unit to send it again; the upload or the copy may have been cut short

F004 = The file is locked with a password and cannot be read
    .title = Password on the file
    .expected = a file that opens without a password
    .hint = Open the file in Excel, go to File > Info > Protect Workbook > Encrypt with Password, clear the password, save and submit again

F005 =
    { $has-reason ->
        [yes] The file reader gave up half-way: { $reason }
       *[no] The file reader gave up half-way
    }
    .title = The file reader gave up
    .expected = a file that can be read to its end
    .hint = Open the file in Excel, save it as a new .xlsx file and submit that; no other file is affected

F006 =
    { $has-reason ->
        [yes] The sheet “{ $sheet }” cannot be read: { $reason }
       *[no] The sheet “{ $sheet }” cannot be read
    }
    .title = Unreadable sheet
    .expected = every sheet of the form can be read
    .hint = Open the file in Excel, save it as a new .xlsx file and submit that; nothing of this sheet has been counted

F007 = The file was passed over, since it is { $kind }
    .title = File passed over
    .expected = a unit’s submission
    .hint = Nothing needs doing; if a form is still open in Excel, save and close it and run again

F008 =
    { $has-part ->
        [yes] The file is damaged in its part “{ $part }”: { $damage }
       *[no] The file is damaged: { $damage }
    }
    .title = Damaged file
    .expected = an undamaged Excel file
    .hint = Open the file in Excel, save it as a new .xlsx file and submit that; nothing of the damaged part has been counted

F009 =
    { $has-part ->
        [yes] The part “{ $part }” of the file is larger than anything that is read
       *[no] The file is larger than anything that is read
    }
    .title = File too large
    .expected = at most { $most } for { $limit }
    .hint = Copy the figures into the form that the office sent and submit that; a filled form is never this large

F010 = The file has macros; none of them was run
    .title = Macros
    .expected = a form without macros
    .hint = Nothing needs doing; next time save the form as .xlsx

F011 =
    { $has-targets ->
        [yes] The file has formulas that read other files: { $targets }
       *[no] The file has formulas that read other files
    }
    .title = Links to other files
    .expected = every figure stands in the form itself
    .hint = Nothing needs doing unless an answer has a warning; those other files were not opened

F012 = The sheet “{ $sheet }” { $how }
    .title = Hidden sheet
    .expected = every sheet with figures can be seen
    .hint = Show the sheet (right-click the name of a sheet, Unhide) and look at what it holds; if it is not in that list, copy the figures into the form that the office sent

F013 = In the sheet “{ $sheet }” rows that are hidden or filtered out hold answers: { $rows }
    .title = Hidden rows with answers
    .expected = every row with answers can be seen
    .hint = The answers in these rows were taken; clear the filter, show the rows and delete those that are no longer needed

F014 = In the sheet “{ $sheet }” hidden columns hold answers: { $columns }
    .title = Hidden columns with answers
    .expected = every column with answers can be seen
    .hint = The answers in these columns were taken; show the columns and look at them again

F016 = The file was written by a very old Excel (before Excel 5.0) and cannot be read
    .title = Excel file too old
    .expected = an Excel file (.xlsx, .xls since Excel 5.0, .xlsb or .ods)
    .hint = Open the file in Excel or LibreOffice, save it as a new .xlsx file and submit that

F017 = The file was not read because { $limit }
    .title = Too much content
    .expected = the content of a report form
    .hint = Fill in the form that the office sent; if a cell far from the form holds something (in the last column or row of the sheet), delete the surplus rows and columns, save and submit again

F021 = This was not read because { $what } is beyond { $limit }
    .title = Beyond what is read
    .expected = archives, e-mails and the files in them within { $limit }
    .hint = Unpack the archive, or save the attachments, into the folder with the submissions, and run again

F022 = The file is in an archive with a password and cannot be read
    .title = Archive with a password
    .expected = an archive without a password
    .hint = Ask the unit for the password, unpack the archive and put the Excel file into the folder with the submissions; or ask the unit to send it without a password

F023 =
    { $has-reason ->
        [yes] The archive is damaged here and gives no content: { $reason }
       *[no] The archive is damaged here and gives no content
    }
    .title = Damaged archive
    .expected = an archive that is whole
    .hint = Ask the unit to send it again, best as the Excel file itself

F024 = There is no file in this: { $kind }
    .title = Nothing inside
    .expected = the filled-in Excel form inside or attached
    .hint = Ask the unit to send it again with the Excel file; figures in the text of an e-mail are not read

F025 = The archive calls this file “{ $found }”; here it is shown as “{ $shown }”
    .title = Name cleaned
    .expected = a name that does not lead out of the archive and hides no letters
    .hint = The content is read as usual; if you do not know the sender, ask before you open the file in Excel

F026 = The archive holds several files of the same name, of which only the last can be read
    .title = Same name twice in an archive
    .expected = a name of its own for every file in the archive
    .hint = Unpack the archive by hand, put each file under its own name into the folder with the submissions, and take the archive out

F028 =
    { $has-seconds ->
        [yes] The file was not read after { $seconds ->
            [one] 1 second
           *[other] { $seconds } seconds
        }, so reading was stopped
       *[no] The file took too long to read, so reading was stopped
    }
    .title = Reading takes too long
    .expected = an ordinary form, which is read in less than a second
    .hint = Open the file in Excel, copy what is filled in to the form that the office sent, and submit that; no other file is affected

F029 =
    { $has-memory ->
        [yes] Reading the file needs more than { $memory } MB of memory, or the file is so damaged that it ends the reader
       *[no] Reading the file needs too much memory, or the file is so damaged that it ends the reader
    }
    .title = The file ends its reader
    .expected = an ordinary form, neither damaged nor blown up
    .hint = Open the file in Excel, copy what is filled in to the form that the office sent, and submit that; no other file is affected

## I: whose file, which period, which form

I001 = The unit code “{ $found }” is not in the roster
    .title = Unit not in the roster
    .expected =
        { $has-suggestion ->
            [yes] a unit code of the roster, perhaps “{ $suggestion }”
           *[no] a unit code of the roster
        }
    .hint = Write the unit code as in the form that the office sent; if the unit is new, ask the office to add it to the roster

I002 =
    { $has-found ->
        [yes] The form has no unit code, and the name “{ $found }” is not in the roster
       *[no] The form has neither a unit code nor a unit name
    }
    .title = Unit not named
    .expected =
        { $has-suggestion ->
            [yes] the unit code in the header of the form; is it “{ $suggestion }”?
           *[no] the unit code in the header of the form
        }
    .hint = Write the unit code in the header of the form; the name of a file is not enough to know the unit

I003 = The form says “{ $found }”, which is not the period being collected
    .title = Wrong period
    .expected = the form for “{ $expected }”
    .hint = Fill in the figures of this period in the form sent for it, and submit again

I004 = The form is “{ $found }”, another form
    .title = Wrong form
    .expected = the form “{ $expected }”
    .hint = Fill in the form that the office sent for this period, and submit again

I005 = The form is version “{ $found }”, which is not the one in use
    .title = Wrong version of the form
    .expected = version “{ $expected }” of the form
    .hint = Copy the figures into the form that the office sent for this period, and submit again

I006 = The places in the file that tell the { $what } disagree: { $witnesses }
    .title = Identity in conflict
    .expected = the same { $what } everywhere in the file
    .hint = Copy the figures into the form that the office sent to your own unit, and submit again; do not use the form of another unit

I007 = By the roster, the unit “{ $unit }” ({ $found }) does not exist on the last day of the period
    .title = Unit need not report
    .expected = a unit that exists on the last day of the period
    .hint = Check the dates of founding and dissolution in the roster; if they are right, the unit need not report for this period

I008 =
    { $has-found ->
        [yes] The period “{ $found }” on the form cannot be understood
       *[no] The form does not say its period
    }
    .title = Period not named
    .expected = the period “{ $expected }”
    .hint = Write “{ $expected }” in the period line of the header of the form

I009 = The form does not say its version
    .title = Version not named
    .expected = version “{ $expected }” of the form
    .hint = The figures are taken; compare the form with the one in use, and next time fill in the one that the office sends

I010 = The form names the unit “{ $found }”, a name that the roster does not have
    .title = Unknown name of a unit
    .expected = the name in the roster: “{ $unit }”
    .hint = The figures count under the code of the unit; see whether the form is really from it, then mend the name or add it to the roster as an alias

I011 = The form says the kind of unit is “{ $found }”, unlike the roster
    .title = Kind of unit unlike the roster
    .expected = the kind “{ $expected }”
    .hint = The figures count; see which kind is right, then mend the form or the roster

I012 = The form has no unit code; by the name “{ $found }” it is from { $unit } ({ $code })
    .title = Unit known by its name
    .expected = the unit code “{ $code }” in the header of the form
    .hint = If the unit is right, nothing needs doing; if not, write the right unit code in the header of the form

I013 = The file name “{ $found }” mentions { $other }, but inside is the form of { $unit }
    .title = File named after another unit
    .expected = one unit in the name of the file and in the form
    .hint = See whether the form of { $unit } was filled in by mistake by another unit; if the content is right, rename the file

I014 = The form is of the older version “{ $found }”; its figures are still read by their codes
    .title = Older version of the form
    .expected = version “{ $expected }” of the form
    .hint = Use the form that the office sent for this period; what has been added since is listed by itself

I015 = The unit code is written “{ $found }” and was taken for “{ $code }”
    .title = Unit code respelled
    .expected = the unit code “{ $code }”
    .hint = If the unit is right, nothing needs doing; write the code as in the roster next time

I016 = The form has no unit code, and the name “{ $found }” can be that of several units: { $units }
    .title = Name of several units
    .expected = the unit code in the header of the form
    .hint = Write the unit code in the header of the form

## L: where things stand in the form

L001 = The file has no sheet “{ $sheet }”
    .title = Missing sheet
    .expected = all sheets of the form, with “{ $sheet }” among them
    .hint = Copy the figures into the form that the office sent; do not delete or rename its sheets

L002 =
    { $has-label ->
        [yes] The row { $field } “{ $label }” is not in the sheet “{ $sheet }”
       *[no] The code { $field } is not in the sheet “{ $sheet }”
    }
    .title = Missing code
    .expected = every code of the form in exactly one row, in the code column
    .hint = Add the row again: the code { $field } in the code column and the figure in the answer column; if there is none, write 0

L003 = The code { $field } stands in several cells: { $cells }
    .title = Doubled code
    .expected = every code of the form in exactly one row
    .hint = Keep the one row { $field } that has the right figure, and delete the code from the others

L004 = The code “{ $field }” is not in this unit’s form; “{ $found }” in its row is not counted
    .title = Unknown code
    .expected =
        { $has-suggestion ->
            [yes] a code of the form, perhaps “{ $suggestion }”
           *[no] a code of the form
        }
    .hint = Correct the code; if the row does not belong to the form, delete its figure

L005 = The sheet “{ $sheet }” has no column “{ $column }”
    .title = Missing column
    .expected = a column “{ $column }” in the heading row
    .hint = Write the heading “{ $column }” above its column again; do not delete or rename the columns of the form

L006 = The number “{ $found }” stands in the row of { $field } but outside its answer cell; it is not counted
    .title = Answer beside its cell
    .expected = the figure of { $field } in cell { $answer }
    .hint = If this is the figure of { $field }, move it to cell { $answer }; if it is a scratch number, delete it

L007 = “{ $found }” stands outside the rows and columns of the form; it is not counted
    .title = Content outside the form
    .expected = figures in the answer cells of the form
    .hint = If it is a sum or a scratch note, nothing needs doing; if it is an answer, write it in the cell of its item

L008 = The sheet “{ $sheet }” is not part of the form but has content; it is not counted
    .title = Extra sheet
    .expected = figures in the sheets of the form
    .hint = If it is a scratch sheet, nothing needs doing; if these are answers, write them in the sheets of the form

L009 = The row “{ $found }” adds the others up, and is not counted as a row of the table
    .title = Total row in a table
    .expected = a table with rows of its own only
    .hint = If it is a total, nothing needs doing; if it is a row, fill in its required cells

L010 = The sheet “{ $sheet }” has rows without a code; they were known by their labels: { $fields }
    .title = Items found by label
    .expected = the code of every row in the code column
    .hint = See whether these items are the right rows, and write their codes in the code column again

L011 = The row “{ $label }” has no code and can be any of { $fields }; “{ $found }” is not counted
    .title = Ambiguous label
    .expected = the code of the row in the code column
    .hint = Write the code of the item in the code column of this row

L012 = The row “{ $written }” has no code; its label is nearly that of { $field } “{ $label }” and was taken for it
    .title = Label resembles an item
    .expected = the code { $field } in the code column and the label “{ $label }”
    .hint = See whether it is that item, and write the code { $field } in the code column again

L013 = The row has the code { $field }, but its label “{ $written }” is that of { $other }; “{ $found }” is not counted
    .title = Code and label disagree
    .expected = code and label of one item, with { $field } for “{ $label }”
    .hint = See whether the code column has slipped by a row, and copy the figures into the form that the office sent

L014 = The sheet “{ $sheet }” has codes of the form and no column headed “{ $heading }”; no figure was read
    .title = No heading over the answers
    .expected = the heading “{ $heading }” over the answers
    .hint = Write the heading “{ $heading }” over the answers again, in the row of the other headings

L015 = “{ $found }” is given in “{ $written }”, but the form asks for “{ $measure }”; it is not counted
    .title = Unit of measure changed
    .expected = a figure in “{ $measure }”
    .hint = Convert the figure to “{ $measure }”, and write the unit of measure as in the form that the office sent

L016 = There are different answers to { $field } in the cells { $cells }; none of them is counted
    .title = Answers differ
    .expected = one answer to { $field }
    .hint = Keep the right answer, and delete the draft sheet or the figure that is too many

L017 = The sheet “{ $sheet }” is a copy of “{ $original }”, the same or not filled in; it is counted once
    .title = Copied sheet
    .expected = every sheet of the form once
    .hint = Nothing needs doing; delete the sheet that is too many before you submit

L018 = The cell { $range } joins the answer cells of several items; “{ $found }” is counted for none of them
    .title = Answer cells merged
    .expected = an answer cell of its own for every item
    .hint = Unmerge the cells and write the figure of each item in its own cell

L019 = The answer cell of { $field } is merged with its neighbour ({ $range }), and holds “{ $found }”
    .title = Answer in a merged cell
    .expected = an answer cell of its own for { $field }
    .hint = Unmerge { $range } and write the figure in the answer cell

L020 = The cell { $range } joins several rows of the table; “{ $found }” was taken for all of them if it is words, for the first if it is a figure
    .title = Rows merged
    .expected = every row of the table with its own cells
    .hint = Unmerge { $range } and fill in each row

L021 = The row “{ $found }” right under the headings may number the columns or may be figures; it is not counted
    .title = Column numbers or figures
    .expected = column numbers written as (1), (2), (3), or none
    .hint = If it numbers the columns, delete it; if it is figures, put a row (1), (2), (3) above it

L022 = The sheet “{ $sheet }” is the same table as “{ $other }” with other rows; neither is counted
    .title = Tables differ
    .expected = one sheet for every table
    .hint = Keep the right sheet and delete the other

L023 = The form of version “{ $version }” does not have { $found } “{ $label }” yet, which is asked since
    .title = Newly asked
    .expected = an answer to what has been added
    .hint = Fill it in on the form that the office sent for this period, and submit that

L024 = { $count } files depart from the form in the same way: “{ $what }” ({ $code }){ $has-sheet ->
        [yes] {" "}at { $sheet }{ $has-cell ->
            [yes] !{ $cell }
           *[no] {""}
        }
       *[no] {""}
    }. The files: { $files }
    .title = Many files depart alike
    .expected = the form as the office sent it
    .hint = The units may share a changed copy of the form; send them the original again

L025 = { $count } cells in an old encoding ({ $encodings }) were converted to Unicode for reading
    .title = Text in an old encoding
    .expected = text in Unicode
    .hint = Look whether the answers that are named were read rightly; next time use a Unicode font such as Times New Roman or Arial

L026 =
    { $has-cells ->
        [yes] { $count ->
            [one] The check formula is gone or was replaced in 1 cell: { $cells }
           *[other] The check formulas are gone or were replaced in { $count } cells: { $cells }
        }
       *[no] The column of checks was deleted; { $count } rows are no longer checked while they are filled in
    }
    .title = Checks of the form are gone
    .expected = the form's own check formulas in these cells (rows { $fields })
    .hint = Look closely at the answers of these rows; next time fill in the form that the office sent, and type, paste or delete nothing in the column of checks

L027 = The roll-up of a lower level lacks the sheet { $sheet }, or its headings
    .title = Sheet of a roll-up missing
    .expected = the roll-up as consolidate --for-upper-level wrote it
    .hint = Ask the level below for the original file; no figure of this one is taken

L028 = The sheets { $sheets } are not what was written
    .title = Roll-up altered
    .expected = these sheets as consolidate --for-upper-level wrote them
    .hint = Ask the level below to correct the submission of the unit, consolidate again and send anew; change nothing in this file by hand

L029 = This line of the roll-up cannot be read: column { $heading } says “{ $found }”
    .title = Line of a roll-up unreadable
    .expected = what consolidate --for-upper-level wrote: a known unit, item and kind of answer
    .hint = Ask the level below for the original file; if the two levels use two versions of the form, agree on one

## V: the answer

V001 =
    { $has-label ->
        [yes] The cell “{ $label }” is blank
       *[no] The cell { $field } is blank
    }
    .title = Required cell left blank
    .expected = a cell that is filled in
    .hint = Fill in this cell; for a figure, blank ≠ 0: if there is none, write 0

V002 = The cell says “{ $found }”, a negative number
    .title = Negative number
    .expected = a number of 0 or more
    .hint = Write the number without a minus sign; report decreases under the item that is meant for them

V003 = The cell says “{ $found }”, which is not one clear number
    .title = Not a number
    .expected =
        { $has-unit ->
            [yes] { $type }, in “{ $unit }”
           *[no] { $type }
        }
    .hint = Write a number alone, for example 12; explanations, estimates and ranges belong in the remarks column

V004 = The cell says “{ $found }”, which has a fraction
    .title = Count with a fraction
    .expected = a whole number
    .hint =
        { $has-thousands ->
            [yes] See whether { $thousands } is meant, since Excel may have taken the thousands separator for a decimal point; write the digits again without a separator
           *[no] Write a whole number
        }

V005 = The cell says “{ $found }”, which is not among the choices
    .title = Not among the choices
    .expected = one of the choices: { $choices }
    .hint =
        { $has-suggestion ->
            [yes] If “{ $suggestion }” is meant, choose that from the drop-down list of the cell
           *[no] Choose again from the drop-down list of the cell
        }

V006 = The cell shows the formula error “{ $found }”
    .title = Formula error
    .expected = the result of the formula, or the figure itself
    .hint = Mend the formula, or delete it and write the figure in the cell

V007 = The cell says “{ $found }”, which is not a calendar day
    .title = Not a date
    .expected = day/month/year, for example 26/03/2012
    .hint = Write the date again as day/month/year, with all four digits of the year

V008 = The cell says “{ $found }” as text, and was read as { $value }
    .title = Number stored as text
    .expected = the number as a number
    .hint = If { $value } is right, nothing needs doing; if not, write the number again, alone

V009 = The cell says “{ $found }”, which is outside the bounds of the item
    .title = Out of bounds
    .expected =
        { $has-minimum ->
            [yes]
                { $has-maximum ->
                    [yes] a number from { $minimum } to { $maximum }
                   *[no] a number of { $minimum } or more
                }
           *[no]
                { $has-maximum ->
                    [yes] a number of at most { $maximum }
                   *[no] a number within the bounds of the item
                }
        }
    .hint = Check the number and its unit of measure; if it is right, tell the office

V010 = The cell has the formula “{ $found }”, which was never calculated and so has no result
    .title = Formula not calculated
    .expected = the result of the formula, or the figure itself
    .hint = Open the file in Excel, press F9, save and submit again; or write the figure in the cell

V011 = The cell says “{ $found }”, which can mean { $found }% or { $points }%
    .title = Percentage with two readings
    .expected = a percentage with the sign %
    .hint = Write it again with the sign %, for example { $points }%

V012 =
    { $has-computed ->
        [yes] The cell says “{ $found }”, while the form computes { $computed }
       *[no] The cell says “{ $found }”, while the form computes nothing
    }
    .title = Differs from what the form computes
    .expected =
        { $has-computed ->
            [yes] { $computed }, by the formula of the form
           *[no] a blank cell, since the formula of the form has no result
        }
    .hint = The computed figure counts; check the figures that it is computed from, and do not type over a computed cell

V013 = The cell says “{ $found }”, which is neither yes nor no
    .title = Neither yes nor no
    .expected = one of the two: { $choices }
    .hint = Choose again from the drop-down list of the cell; explanations belong in the remarks column

V014 = The cell says “{ $found }”, which is not a part of a whole
    .title = Not a ratio
    .expected = two numbers with / between them, for example 33/41
    .hint = Write what was reached, then /, then the whole; if Excel makes a date of it, type an apostrophe first: '33/41

V015 = The cell says “{ $found }”, which has too many digits to be kept exactly
    .title = Too many digits
    .expected = a number of at most 15 digits, as many as Excel keeps
    .hint = Check the number; two numbers may have run together or digits been repeated

V016 = The cell says “{ $found }”, and was read as “{ $value }”
    .title = Choice spelled another way
    .expected = the spelling of the list: “{ $value }”
    .hint = If “{ $value }” is right, nothing needs doing; next time choose from the drop-down list

V017 = The cell says “{ $found }”, taken from another file by the formula { $formula }
    .title = Value from another file
    .expected = a figure written into the cell
    .hint = Check the figure and write it into the cell, since a value from another file may be out of date

V018 = The cell says “{ $found }”, which can mean { $first } or { $second }
    .title = Number with two readings
    .expected = a number with one reading
    .hint = Write the digits again without a separator of thousands, and look at the number format of the cell

V019 =
    { $has-value ->
        [yes] The cell says “{ $found }”, which is an estimate ({ $value })
       *[no] The cell says “{ $found }”, which is an estimate
    }
    .title = Estimate
    .expected = the exact figure
    .hint = Write the exact figure, without “over”, “nearly” or “about”; explanations belong in the remarks column

V020 = The cell says “{ $found }”, which holds several numbers: { $numbers }
    .title = Several numbers in one cell
    .expected = one number
    .hint = Write one number; the others belong in items of their own or in the remarks column

V021 =
    { $has-unit ->
        [yes] The cell says “{ $found }”, in “{ $measure }” and not in “{ $unit }”
       *[no] The cell says “{ $found }”, in “{ $measure }”
    }
    .title = Other unit of measure
    .expected =
        { $has-unit ->
            [yes] a number in “{ $unit }”
           *[no] a number without a unit of measure
        }
    .hint = See whether the number is in the wrong row, then write the number alone in the unit of its row

V022 = The cell says “{ $found }”, and was read as none (0)
    .title = Zero in words or as a dash
    .expected = the number 0
    .hint = If there is none, nothing needs doing; next time write 0

V023 = The cell says “{ $found }”, and was read as not applicable
    .title = Not applicable
    .expected = an answer, where the item applies to the unit
    .hint = If the item does not apply to the unit, nothing needs doing; if it applies and there was none, write 0

V024 = The cell says “{ $found }”, and was read as blank
    .title = Dots in a blank cell
    .expected = an answer, or a blank cell
    .hint = If there is no answer yet, nothing needs doing; if there is none to count, write 0

V025 = The cell holds the day “{ $found }”; Excel has probably made a day of “{ $fraction }”
    .title = Day in the place of a number
    .expected = a number, or a part of a whole
    .hint = Type it again: for { $fraction }, type an apostrophe before it: '{ $fraction }; for a number, type the number alone

V026 = The cell says “{ $found }”, and was read as { $value }, going by { $reason }
    .title = Thousands separator taken for a decimal point
    .expected = a whole number
    .hint = If { $value } is right, nothing needs doing; next time type the digits without a separator

V027 = The cell says “{ $found }”, while the period before had { $prior }; perhaps { $thousands } is meant
    .title = A thousandth of the period before
    .expected = the figure with its thousands, in the unit of measure of the row
    .hint = See whether { $thousands } is meant

V028 = The cell says “{ $found }”, and was read as the day { $value }
    .title = Day written another way
    .expected = day/month/year, for example 26/03/2012
    .hint = If it was read rightly, nothing needs doing; next time write day/month/year with all four digits of the year

V029 = The cell holds “{ $found }”, but its number format shows no number; it was read as { $value }
    .title = Number that is not shown
    .expected = a number that can be seen in the cell
    .hint = Select the cell to see the number; if it is right, set the format of the cell to Number, if not, clear the cell

V030 = The cell says “{ $found }” without the sign %, and was read as { $value }%
    .title = Percentage without its sign
    .expected = a percentage with the sign %
    .hint = If { $value }% is right, nothing needs doing; next time write the sign % too

V040 = The file stores “{ $found }” in this cell, which cannot be trusted: { $doubt }
    .title = Content that cannot be trusted
    .expected = one value, of the kind that the cell is for
    .hint = Open the file in Excel, type the answer into this cell again, save it as a new .xlsx file and submit that

V041 = In the sheet “{ $sheet }” cells have addresses that no sheet has: { $cells }
    .title = Cells without a place
    .expected = every cell has an address in the sheet, from A1 to XFD1048576
    .hint = Copy the figures into the form that the office sent and submit that; what these cells hold has not been counted

V043 = In the sheet “{ $sheet }” cells that are no answers hold what cannot be trusted: { $cells }
    .title = Other cells that cannot be trusted
    .expected = one value in a cell, of the kind that the cell is for
    .hint = Open the file in Excel, look at these cells again, save it as a new .xlsx file and submit that

V045 = The cell says “{ $found }” in an old encoding, which was read as “{ $value }”
    .title = Answer in an old encoding
    .expected = text in Unicode
    .hint = If “{ $value }” is right, nothing needs doing; next time type in Unicode

V046 = The cell says “{ $found }”, which may be in an old encoding or in Unicode; it is not clear how to read it, and it was left as it is
    .title = Encoding not clear
    .expected = the whole cell in one encoding, best in Unicode
    .hint = Type the whole cell anew in Unicode

V050 = { $period } was never closed{ $has-rules ->
        [yes] , so these rules could not be judged: { $rules }
       *[no] {""}
    }{ $has-openings ->
        [yes] {" "}(opening figures stay blank: { $openings })
       *[no] {""}
    }
    .title = Earlier period not closed
    .expected = the accepted values of { $period }: the file values.csv in its folder results
    .hint = If there are figures of that period, consolidate it first (tonghop consolidate); in the first period of all nothing needs doing

V051 = The cell says “{ $found }”, while the last { $periods } closed periods usually had { $usual } (about { $low } to { $high })
    .title = Unlike the unit's own past
    .expected = a figure of the size of the earlier ones, or a word of explanation
    .hint = See whether there is a nought too many or too few, or the wrong row; if the figure is right, give the reason in the remarks column

V052 = The cell says “{ $found }”; divided by { $per } that is { $ratio }, while { $peers } units of the same kind usually have { $usual } (about { $low } to { $high })
    .title = Unlike units of the same kind
    .expected = a figure that goes with the size of the unit, or a word of explanation
    .hint = See whether there is a nought too many or too few, or another unit of measure; if the figure is right, give the reason in the remarks column

V053 = All { $count } figures of the period that are not zero are exactly those of { $period }, from this cell on
    .title = The same as the period before
    .expected = the figures of this period
    .hint = The form of the period before may have been sent again; ask the unit, and have the form of this period submitted

V054 = All { $count } figures of the period that are not zero are exactly those of another unit: { $others }
    .title = The same as another unit
    .expected = the unit's own figures
    .hint = Ask the units which form is the real one; one of them may have copied the other's

V055 = { $round } of { $count } figures from 10 up end in zero; where things are counted that happens once in about { $odds } times
    .title = Hardly any but round figures
    .expected = figures that were counted, not estimated
    .hint = Ask the unit whether the figures were counted or estimated

V056 = The cell says “{ $found }”, while each of the last { $periods } closed periods had at least { $least }
    .title = Suddenly zero
    .expected = the true figure, or the reason why there is none in this period
    .hint = See whether something was left out; if there really is none, give the reason in the remarks column

V057 =
    The cell says “{ $found }”, while the contributions on the sheet { $sheet } { $has-sum ->
        [yes] add up to { $sum }
       *[no] have no figure for it
    }
    .title = Total differs from its contributions
    .expected =
        { $has-sum ->
            [yes] { $sum }, the sum of the contributions
           *[no] a blank cell, since no unit has a figure
        }
    .hint = Ask the level below to correct the submission of the unit, consolidate again and send anew; totals are not corrected by hand

V058 =
    The cell says “{ $found }”, while the sheet { $sheet } { $has-carried ->
        [yes] says “{ $carried }”
       *[no] has nothing for it
    }
    .title = Row differs from its contribution
    .expected =
        { $has-carried ->
            [yes] “{ $carried }”
           *[no] a blank cell
        }
    .hint = Ask the level below for the original file; rows of a roll-up are neither changed nor sorted

## R: rules of the form

R000 =
    { $has-difference ->
        [yes] { $message }; off by { $difference }
       *[no] { $message }
    }{ $has-have ->
        [yes] { $has-absent ->
            [yes] {" "}(figures of { $have } of { $of } units so far)
           *[no] {" "}(figures of all { $of } units)
        }
       *[no] {""}
    }{ $has-trial ->
        [yes] {" "}(the rule is on trial until { $trial } and does not count as an error yet)
       *[no] {""}
    }
    .title = A rule of the form is not met
    .expected =
        { $has-expected ->
            [yes] { $expected }
           *[no] { $check }
        }
    .hint =
        { $has-have ->
            [yes] { $has-absent ->
                [yes] The difference may come from figures that are not in yet, of { $absent }{ $has-more ->
                    [yes] {" "}and { $more } other units
                   *[no] {""}
                }; if it stays when they are, compare unit by unit and choose the figure to settle on (the rule: { $check })
               *[no] Compare the figures of the units with the settled figure in the sheet “Checks”, then correct what is wrong or choose the figure to settle on (the rule: { $check })
            }
           *[no] Look at the cells concerned again (the rule: { $check })
        }

## C: the submissions of a period

C001 = The unit “{ $unit }” has not submitted
    .title = Unit has not submitted
    .expected = one submission of the unit for this period
    .hint = Remind the unit; a unit that has not submitted is shown as missing, not counted as 0

C002 = The unit { $unit } submitted more than once; this file counts instead of { $superseded }, going by: { $evidence }
    .title = Submitted again
    .expected = one submission of each unit
    .hint = See whether the file that counts is really the last one; if not, note when each file was received in the register

C003 = The unit { $unit } submitted more than once and nothing tells which file is the later: { $files }
    .title = Later file not known
    .expected = one submission of each unit, or the time at which each was received
    .hint = Note when each file was received in the register, or take the one that should not count out of the folder; until then neither counts

C004 = The content is exactly that of “{ $original }”
    .title = Duplicate file
    .expected = every submission a file of its own
    .hint = The file counts once and nothing needs doing; if two units sent it, ask the unit that sent it second

C005 = The submission of “{ $unit }” came on { $day }, after the deadline
    .title = Late
    .expected = a submission by { $deadline }
    .hint = The figures count; put it down as late, or correct the day in the register if it was noted wrongly

C006 = The office ({ $unit }) has not given its own figures for: { $fields }
    .title = The office’s figures are missing
    .expected = the office’s own form, filled in for this period
    .hint = Fill in the office’s form and put it in the folder with the submissions of the units

C007 =
    { $has-label ->
        [yes] The total of { $field } “{ $label }” has too many digits to be kept exactly
       *[no] The total of { $field } has too many digits to be kept exactly
    }
    .title = Total not exact
    .expected = a total of at most 28 digits
    .hint = Look for a unit with an unusually large figure in { $field }; the total is left blank, not rounded

C008 = The register names the file “{ $found }”, which is not in the folder
    .title = Receipt without a file
    .expected = every file of the register in the folder
    .hint = Put the file into the folder, or correct its name in the register

C009 = The later file of the unit { $unit } has errors, so the earlier “{ $counting }” still counts
    .title = Later file has errors
    .expected = a later file without errors
    .hint = Ask the unit to correct the errors of this file and submit again

C010 = The decision is about the file “{ $found }”, which is not among the files that came in
    .title = Decision about a file that is not there
    .expected = the name of a file as it stands in the folder with the submissions
    .hint = Correct the name in decisions.toml, or delete the decision if the file was taken out

C011 = The decision is about the file “{ $found }”, whose content is another now
    .title = File changed since the decision
    .expected = a file with the SHA-256 { $sha256 }
    .hint = Look at the new file; if the decision still holds, write its SHA-256, else delete the decision

C012 = This cell of { $unit } says “{ $found }”, which is clear and needs no decision
    .title = Decision no longer needed
    .expected = a decision about a cell that is not clear, or found = "…" exactly as in the cell
    .hint = What the cell says counts; if it is still to be replaced, add found with what the cell says, else delete the decision

C013 = This cell of { $unit } says “{ $found }”, while the decision is about “{ $quoted }”
    .title = Cell changed since the decision
    .expected = the cell as the decision quotes it
    .hint = Ask the unit and change the decision to fit the cell, or delete it; it has not been applied

C014 = No submission of { $unit } that stands has the cell that the decision is about
    .title = Decision without an answer
    .expected = a submission of { $unit } with that cell
    .hint = Check the codes of unit and field and the row; if the submission was replaced, delete the decision

C015 = The decision fits several files that say different things: { $files }
    .title = Decision not clear about the file
    .expected = one file or one cell
    .hint = Add the whole path of the file, its SHA-256 or found; the decision has not been applied

C016 = Several decisions take different files of { $unit }: { $files }
    .title = Decisions contradict
    .expected = one file that is taken for each unit
    .hint = Keep one of the decisions and delete the others; none of them has been applied

C017 = The decision takes the file “{ $found }”, which is of no use as a submission
    .title = File taken is of no use
    .expected = a submission that can be read and is known to be of a unit
    .hint = See what is said about the file in the same report and correct it, or delete the decision

C018 = The decision explains a warning { $found } of { $unit }, which is not there
    .title = Explanation without a warning
    .expected = a warning { $found } of { $unit }
    .hint = Check the codes of finding, unit and field; an error is to be corrected and cannot be explained

C019 = The file is left out and does not count, as { $by } decided on { $on }: { $why }
    .title = File left out by decision
    .expected = nothing more
    .hint = If the file is to count, delete the decision in decisions.toml

C020 = { $unit } ({ $found }) came twice, here and in { $other }
    .title = Unit reported twice
    .expected = one report of a unit: its own, or one in a roll-up
    .hint = Ask the unit and its committee which is right, then leave the other file out in decisions.toml or ask for a new roll-up; until then neither counts

C021 =
    The roll-up of { $unit } covers { $accepted } of { $expected } units{ $has-missing ->
        [yes] ; not received: { $missing }
       *[no] {""}
    }{ $has-rejected ->
        [yes] ; rejected: { $rejected }
       *[no] {""}
    }
    .title = Roll-up incomplete
    .expected = all { $expected } units
    .hint = Ask the level below to collect the rest and send anew; what is there counts

C022 =
    The units of { $unit } are not those of the roster{ $has-absent ->
        [yes] ; in the roster and not in the roll-up: { $absent }
       *[no] {""}
    }{ $has-surplus ->
        [yes] ; in the roll-up and not in the roster: { $surplus }
       *[no] {""}
    }
    .title = Units differ from the roster
    .expected = the same units on both levels
    .hint = Compare the rosters of the two levels and correct the one that is wrong

C023 = The roll-up of { $unit } is provisional: it has figures of submissions with errors
    .title = Roll-up provisional
    .expected = a final roll-up, without --provisional
    .hint = Ask the level below for a final one; figures of submissions with errors are added only if this level uses --provisional too

C024 = The file is the roll-up of the very committee that collects
    .title = Roll-up of its own
    .expected = a submission of a unit or the roll-up of a lower level
    .hint = Move the file out of the inbox and send it to the level above

C040 = The figure “{ $expression }” in the section “{ $section }” reads “{ $found }”; by the data of today it is “{ $now }”
    .title = A figure of the report differs
    .expected = “{ $now }”
    .hint = If the data are right, correct the report or run the report command again; if the report is right, correct the unit’s submission

C041 = The figure “{ $expression }” of the section “{ $section }” is gone from the report; it was written as “{ $found }” and is “{ $now }” today
    .title = A figure was deleted from the report
    .expected = the figure in its place, unless the office means to leave it out
    .hint = If it was left out on purpose there is nothing to do; if not, copy it from a report that is written anew

C042 = The figure “{ $expression }” in the section “{ $section }” reads “{ $found }”; by the data of today it cannot be said so any more: { $reason }
    .title = Words of the report are no longer true
    .expected = words that are true by the data of today
    .hint = Change the words in report.md and run the report command again

C043 = The paragraph “{ $found }” of the section “{ $section }” has numbers that come from no item: { $numbers }
    .title = Numbers typed into the report
    .expected = figures of the form by their code in report.md
    .hint = Names and anniversaries may stay; a figure should stand in report.md by its code, so that it always agrees

C044 = The section “{ $section }” was written from an earlier file of { $found }; now { $file } counts, which differs: { $fields }
    .title = A section is older than a submission
    .expected = a report written from the files that count
    .hint = Run the report command again, or change the figures of this section

C045 = This file cannot be checked: { $reason }
    .title = No report of this program
    .expected = a .docx that the report command wrote, saved again as .docx by Word or LibreOffice
    .hint = Choose the right file, or run the report command again and carry over what was edited

C046 = The report uses { $found } ({ $label }), which only { $have }/{ $of } units answered
    .title = A figure of the report does not cover all units
    .expected = an answer of all { $of } units
    .hint = Wait for the others, or say so in the report with the way of saying called coverage

C047 = This report is of { $found }, not of { $expected }
    .title = Report of another period or form
    .expected = a report of { $expected }
    .hint = Give the right --period and --workspace, or choose the right file

## D: the files that declare form, roster and workspace

D001 = This place cannot be read: { $reason }
    .title = Syntax error
    .expected = a well-formed TOML or CSV file
    .hint = Look at the quotes, equals signs and brackets of this line and the one before

D002 = There is no key “{ $found }” here
    .title = Unknown key
    .expected = one of the keys: { $known }
    .hint =
        { $has-suggestion ->
            [yes] If “{ $suggestion }” is meant, write that; if not, delete the line
           *[no] Correct the key, or delete the line
        }

D003 = “{ $key }” is missing or empty
    .title = Missing entry
    .expected =
        { $has-example ->
            [yes] a line such as: { $example }
           *[no] something in “{ $key }”
        }
    .hint =
        { $has-example ->
            [yes] Add here: { $example }
           *[no] Fill in “{ $key }” in this line
        }

D004 =
    { $found ->
        [string] “{ $key }” is written as text in quotes
        [integer] “{ $key }” is written as a whole number
        [float] “{ $key }” is written as a number with decimals
        [boolean] “{ $key }” is written as true or false
        [datetime] “{ $key }” is written as a date
        [array] “{ $key }” is written as a list
        [table] “{ $key }” is written as a table
       *[other] “{ $key }” is written as { $found }
    }
    .title = Wrong type of value
    .expected = { $expected }
    .hint = Write the value of “{ $key }” as { $expected }

D005 = “{ $key }” does not take the value “{ $found }”
    .title = Value not taken
    .expected =
        { $has-allowed ->
            [yes] one of: { $allowed }
           *[no] a value that the file declares
        }
    .hint =
        { $has-suggestion ->
            [yes] If “{ $suggestion }” is meant, write that
           *[no] Write one of the values that are taken
        }

D006 = “{ $found }” is declared already, in line { $first }
    .title = Declared twice
    .expected = every code and every name declared once
    .hint = Change one of the two, or delete the line that is too many

D007 = The form does not declare the code “{ $found }”
    .title = Code not declared
    .expected =
        { $has-suggestion ->
            [yes] a code of the form, perhaps “{ $suggestion }”
           *[no] a code of the form
        }
    .hint = Correct the code, or declare a field “{ $found }”

D008 = The formula “{ $found }” cannot be understood: { $reason }
    .title = Bad formula
    .expected = a formula of field codes, numbers, brackets and the signs + - * /
    .hint = Write it as in Excel, with codes in place of cell addresses, for example XD13 / XD14

D009 =
    { $has-cycle ->
        [yes] The formula of “{ $found }” comes back to itself, by way of { $cycle }
       *[no] The formula of “{ $found }” uses itself
    }
    .title = Formula in a circle
    .expected = a formula that only uses fields which do not depend on it
    .hint = Take “{ $found }” out of the circle, or let the units answer one of its fields

D010 = “{ $found }” is not a reporting period
    .title = Not a period
    .expected =
        { $has-expected ->
            [yes] a period written as { $expected }
           *[no] a period such as 2012-06 (month), 2012-Q1 (quarter), 2012-H1 (half year) or 2012 (year)
        }
    .hint = Write the period again, beginning with the four digits of the year

D011 = “{ $found }” is not a calendar day
    .title = Not a date
    .expected = a day as year-month-day, for example 2012-04-02
    .hint = Write the day again, with two digits for the month and two for the day

D012 = The table has no column “{ $column }”
    .title = Missing column
    .expected = a column “{ $column }” in the heading row; columns that are taken: { $known }
    .hint = Add the column “{ $column }” to the heading row and fill it in for every row

D013 = The code “{ $found }” has characters that a code cannot have
    .title = Bad code
    .expected = for a field unaccented letters, digits and _, a letter first; for a unit letters, digits and the signs - _ . /
    .hint = Take blanks and other characters out of the code

D014 = The day of dissolution { $found } is before the day of founding { $founded }
    .title = Dissolved before founded
    .expected = a day of dissolution on or after { $founded }
    .hint = Check both days; day and month may have changed places

D015 = “{ $key }” does not go with the “{ $with }” that is declared
    .title = Keys that do not fit
    .expected = “{ $key }” and “{ $with }” that fit each other
    .hint = Take “{ $key }” away, or change “{ $with }” to fit

D016 = The field “{ $found }” is { $type } that every unit answers, and cannot be added up over units
    .title = Field cannot be added up
    .expected = numerator and denominator as fields of their own, and the share computed after adding
    .hint = Let the units answer two counts, and give “{ $found }” by = "computed" with formula = "PART / WHOLE"

D017 = The file does not declare any { $what }
    .title = Nothing declared
    .expected = at least one { $what }
    .hint = Declare at least one { $what }, or see whether this is the right file

D018 = “{ $key }” says “{ $found }”, which is not a whole number
    .title = Not a whole number
    .expected = a whole number of 0 or more
    .hint = Write the number alone, or leave it blank if it is not known

D019 = The table has no use for the column “{ $found }”
    .title = Unknown column
    .expected = one of the columns: { $known }
    .hint =
        { $has-suggestion ->
            [yes] If “{ $suggestion }” is meant, correct the heading; if not, delete the column
           *[no] Correct the heading, or delete the column
        }

D020 = “{ $found }” is not in the roster
    .title = Not in the roster
    .expected =
        { $has-known ->
            [yes] one of: { $known }
           *[no] a unit code or a kind of unit of the roster
        }
    .hint =
        { $has-suggestion ->
            [yes] If “{ $suggestion }” is meant, write that; if not, add it to the roster
           *[no] Write it as in the roster, or add it to the roster
        }

D021 = “{ $found }” is { $type }, not a number field
    .title = Not a number field
    .expected = the code of a number field: a count, a decimal number, an amount of money or a percentage
    .hint = Write the code of a number field here

D022 = There is no finding with the code “{ $found }”
    .title = Unknown finding
    .expected = the code of a finding, for example V009, or the id of a rule of the form, for example R13
    .hint =
        { $has-suggestion ->
            [yes] Did you mean { $suggestion }? If not, copy the code from the sheet of findings in the consolidated workbook
           *[no] Copy the code from the sheet of findings in the consolidated workbook
        }

D023 = “{ $found }” is no SHA-256
    .title = Not a SHA-256
    .expected = 64 hexadecimal digits, as in the last column of the sheet of sources
    .hint = Copy the whole of it, or delete the line to go by the name of the file alone

D024 = The value “{ $found }” does not fit the field
    .title = Value does not fit the field
    .expected =
        { $has-choices ->
            [yes] { $type }, one of: { $choices }
           *[no] { $type }
        }
    .hint = Write numbers without separators and units of measure, for example value = 1500; in decisions, words, days and ratios go in double quotes; in values.csv, a day is 2012-03-26, yes or no is true or false

D025 = The value of “{ $found }” cannot be decided, because the form computes it
    .title = Field cannot be decided
    .expected = the code of a field that units or the office answer
    .hint = Decide the values of the fields that its formula uses

D028 = “{ $found }” has no value in a rule of scope “{ $scope }”
    .title = Outside the scope of the rule
    .expected = a rule of scope "form" names what one submission says; one of scope "collection" names TOTAL(code), PRIOR(code) of a number, ROWS(table), units.expected and the like, and the fields of the committee and the roster
    .hint = Change the scope of the rule, or write TOTAL(code) for a consolidated figure

D029 = The part “{ $found }” of the rule cannot be computed: { $reason }
    .title = Wrong type in a rule
    .expected = a condition that compares numbers with numbers and texts with texts
    .hint = Write this part anew; the type of every field stands in its key type

D030 = The part “{ $found }” of the rule { $always }, whatever the data are
    .title = A comparison that never changes
    .expected = a comparison that can be true and can be false
    .hint =
        { $has-suggestion ->
            [yes] Did you mean { $suggestion }? Mend the code, the text or the sign
           *[no] Mend the code, the number or the sign
        }

D031 = Rule “{ $found }” { $reason }: { $part }
    .title = Rule that is never reached
    .expected = a rule by which at least one submission can be judged
    .hint = Look at the codes, the period and the kind of unit in the condition; delete the rule if it is no longer needed

D032 = Rule “{ $found }” has the same condition as “{ $first }”
    .title = Two rules with the same condition
    .expected = one rule for a condition
    .hint = See whether a code is mistyped; if both mean the same, delete one

D033 = Rule “{ $found }” is silent where a unit leaves { $fields } blank, which it may
    .title = Rule that may never speak
    .expected = what a blank answer means is said
    .hint = Add blank = "zero" if a blank answer means 0, or required = true to the field if it must not be blank; leave it if silence is meant

D034 = No rule looks at some number fields of section { $section }, beginning with { $found }: { $fields }
    .title = Fields that no rule looks at
    .expected = number fields that at least one rule compares with another figure
    .hint = Add a rule where there is a figure to compare with: a sum, the period before, a row table; leave it where there is none

D035 = The message of rule “{ $found }” names no figure
    .title = Message without a figure
    .expected = a message with the figures that the unit wrote, in braces
    .hint = Name the figure by writing the code of the field in braces, so that whoever corrects it sees what stands there

D040 = The text of the report cannot be written here: { $reason }
    .title = The text of the report is wrong
    .expected = plain Markdown, figures by their codes in double braces
    .hint = Change what is marked; headings, paragraphs, lists, tables, bold and italics can be used

D041 = There is no figure called “{ $found }”
    .title = There is no such figure
    .expected = the code of an item of the form, or a name that reports have
    .hint =
        { $has-suggestion ->
            [yes] Is “{ $suggestion }” meant? Correct the name
           *[no] Write the item’s code as it stands in form.toml
        }

D042 = There is no way of saying called “{ $found }”
    .title = There is no such way of saying
    .expected = one of: { $known }
    .hint =
        { $has-suggestion ->
            [yes] Is “{ $suggestion }” meant? Correct the name
           *[no] Choose one of the list
        }

D043 = “{ $found }” would be untrue: the figure is { $value }, the step { $step }
    .title = A word that would be untrue
    .expected = “over” where the figure is above what is printed; “nearly” where it is below it and near
    .hint = Leave the word out, or choose another word or step

D044 = { $found } has no value ({ $covered } units)
    .title = There is nothing to write
    .expected = an answer of one unit at least; missing is not zero
    .hint = Wait for the figure, leave the sentence out, or put it under an if

D045 =
    { $has-found ->
        [yes] The answer of { $found } to { $question } is not chosen for the report
       *[no] No answer to { $question } is chosen
    }
    .title = The answer is not chosen
    .expected = an answer that the office chose in the period’s highlights.toml
    .hint = Add to highlights.toml a [[highlight]] with question = "{ $question }" and unit = the unit’s code

D046 = “{ $found }” cannot be said { $has-filter ->
        [yes] with “{ $filter }”
       *[no] so
    }
    .title = The way of saying does not fit
    .expected = { $wanted }
    .hint = Choose a way of saying that fits the figure

D047 = The figures of the period before are not all known for { $found } ({ $have }/{ $of } units)
    .title = The period before is not known
    .expected = the figures of all units in the period before
    .hint = Consolidate the period before in full, compare with another item, or leave the comparison out

D048 = The answer of { $found } to { $question } is chosen for the report, but the unit’s submission that counts does not give it
    .title = A chosen answer is not there
    .expected = an answer in the submission that counts
    .hint = Check the codes of question and unit, or take the entry out

D049 = The { $found } units with the highest figure cannot be told: several have { $value }: { $units }
    .title = Units with the same figure
    .expected = a number of units that leaves out none with the same figure
    .hint = Name more units, or fewer

D050 = The target says “{ $found }”, which is no number that can be read in one way
    .title = Target that is no number
    .expected = a number of at least 0 without signs between thousands, such as 1500 or 95.5
    .hint = Write the digits without separators; 1.500 may be 1500 or 1.5 and is not taken

D051 = The formula of points “{ $found }” gives no points in its part “{ $part }”: { $reason }
    .title = Formula without points
    .expected = a formula that always gives a number, such as MAX(0, 40 - 5 * days_late)
    .hint = Write this part anew; IF needs both of its values, and both as numbers

D054 = The chart is by unit, and units have no figure of the field “{ $found }”
    .title = Not a field of units
    .expected = a field that units answer, or one computed from such fields
    .hint = Leave “{ $found }” out, or set by = "field" to show its total

D055 = The chart is by section, and the field “{ $found }” is { $type }, which cannot be added to others
    .title = Cannot be added to other fields
    .expected = a count, a decimal number or an amount of money
    .hint = Leave “{ $found }” out, or set by = "field" for a column per field
