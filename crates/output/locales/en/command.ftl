# What the `tonghop` command says on the screen.

file-consolidated = consolidated-{ $period }
file-provisional = consolidated-{ $period }-provisional
file-roll-up = upward-{ $unit }-{ $period }
file-roll-up-provisional = { file-roll-up }-provisional

cmd-about = Collects Excel forms from units, checks them, adds them up, and says which cell every figure came from
cmd-consolidate = Read everything in the period's inbox, check it and write the consolidated workbook
cmd-check = Read and check single files
cmd-template = Write a pre-filled form for every unit
cmd-reply = Write the reply to every unit: a marked copy to correct, a receipt, or a reminder
cmd-status = Who has submitted, who was late, who must correct, who is missing
cmd-explain = Explain the code of a finding, such as V003
cmd-schema = Print the JSON Schema of what a command prints with --format json; without a name, list them
cmd-form = For the author of a form: check it, put its rules into words, explain and try them
cmd-form-check = Check the form and the declarations: all mistakes at once, and what may want a look
cmd-form-rules = Print the rules of the form in words
cmd-form-explain = Follow a rule step by step with the figures of a unit
cmd-form-try = Try the rules on past periods; nothing is written

arg-workspace = Folder of the workspace (it has a tonghop.toml)
arg-period = Reporting period: 2012-Q1, 2012-06, 2012-H1 or 2012; else the current period of the workspace
arg-out = Folder to write to
arg-unit = Code of the unit
arg-format = How to print: text for people, json for programs
arg-lang = Language: vi or en
arg-threads = How many threads read files; else one per core
arg-provisional = Add the sound figures of submissions with errors too, and mark the result as provisional
arg-for-upper-level = Also write the workbook for the level above: the form with the totals and what each unit gave, without personal data
arg-files = Files to check
arg-code = Code of the finding
arg-sort = Order of findings: severity (gravest first) or effect (those first that can change a total most)
arg-no-cache = Read every file anew, without what was kept of the last run, and keep nothing for the next
arg-form = Folder of the workspace, or a form (form.toml); else the current folder
arg-rule = Id of the rule, such as R17
arg-one-rule = Try this rule only
arg-periods = From which to which period, such as 2011-Q4..2012-Q1; else all
arg-rules = TOML file with a draft of rules, tried with the form without changing it
arg-page-out = File to write: .md or .html; else it is printed
arg-html = Write the page of the period into this file (HTML, one file)
arg-on = Day on which it is told, such as 2012-04-03, for the days that are left
arg-name = Name of the schema, such as status
arg-parquet = Write the data as Parquet too
arg-help = Print this help
arg-version = Print the version
heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options

usage-tonghop = tonghop <COMMAND> [OPTIONS]
usage-consolidate = tonghop consolidate <WORKSPACE> [OPTIONS]
usage-check = tonghop check <FILE>... [OPTIONS]
usage-template = tonghop template <WORKSPACE> [OPTIONS]
usage-reply = tonghop reply <WORKSPACE> [OPTIONS]
usage-status = tonghop status <WORKSPACE> [OPTIONS]
usage-explain = tonghop explain <CODE>
usage-schema = tonghop schema [NAME]
usage-form = tonghop form <COMMAND> [OPTIONS]
usage-form-check = tonghop form check [WORKSPACE|FILE] [OPTIONS]
usage-form-rules = tonghop form rules [WORKSPACE] [OPTIONS]
usage-form-explain = tonghop form explain <RULE> --unit <CODE> [OPTIONS]
usage-form-try = tonghop form try [WORKSPACE] [OPTIONS]

value-workspace = WORKSPACE
value-files = FILE
value-code = CODE
value-form = WORKSPACE|FILE
value-rule = RULE
value-unit = CODE
value-periods = PERIOD..PERIOD
value-rules = FILE
value-file = FILE
value-sort = ORDER
value-period = PERIOD
value-out = DIR
value-on = DAY
value-name = NAME
value-format = FORMAT
value-lang = LANG
value-threads = N

grain-month = months
grain-quarter = quarters
grain-half = half-years
grain-year = years

usage-unknown-argument = There is no argument “{ $argument }”
usage-unknown-command = There is no command “{ $argument }”
usage-missing-argument = An argument is missing: { $argument }
usage-missing-command = A command is missing
usage-bad-value = “{ $value }” cannot be used for { $argument }
usage-allowed = Write one of: { $allowed }
usage-expected = Expected { $expected }
usage-try = Type tonghop --help to see the usage
usage-other = The command line cannot be understood
period-expected = a period such as 2012-Q1, 2012-06, 2012-H1 or 2012
periods-expected = one or two periods such as 2012-Q1 or 2011-Q4..2012-Q1
day-expected = a day such as 2012-04-03

error-word = error
error-hint = What to do: { $hint }
error-not-a-workspace = { $path } is no workspace: it has no tonghop.toml
    .hint = name the folder that has a tonghop.toml
error-read = { $path } cannot be read: { $reason }
    .hint = check that the file is there, is not locked and may be read
error-write = { $path } cannot be written: { $reason }
    .hint = close the file if it is open in Excel; check that there is room on the disk and a right to write
error-report = The report cannot be written to the output
error-not-utf8 = { $path } is not written in UTF-8
    .hint = open the file in Excel and save it as “CSV UTF-8 (Comma delimited)”
error-into-inbox = { $path } is where the files lie that came in
    .hint = choose another folder for the results
error-would-replace = { $path } exists and is not the same as the new form
    .hint = it may have been filled in; move it away, or write the forms to another folder with --out
error-period-length = { $period } is not of the length of the form's periods ({ $expected })
    .hint = write the period like { $example }
error-changed = The file { $path } was changed or removed after it had been read
    .hint = wait until it is copied, close it if it is open in Excel, and run the command again
error-unit-does-not-report = There is no unit “{ $unit }” that reports for { $period }
    .hint = see the codes in the roster; capitals count
error-no-period = No period is named
    .hint = add --period 2012-Q1, or set period in tonghop.toml
error-no-inbox = There is no folder { $path }
    .hint = make that folder and copy the files that came in into it
error-output = { $what } cannot be made: { $reason }
    .hint = keep the input files and tell the authors of the program
error-threads = The reading threads cannot be started: { $reason }
    .hint = try --threads 1
error-worker = The process for reading files, { $path }, cannot be started: { $reason }
    .hint = see whether the program was removed, replaced or held back by a virus scanner during the run, then run it again
stopped = Stopped as asked; no result was written
    .hint = { $kept ->
        [0] run the command again to begin anew
        [one] what was read of 1 file is kept; run the command again to go on from there
       *[other] what was read of { $kept } files is kept; run the command again to go on from there
    }
stopped-written = Stopped as asked; the results are written in full, only the report on the screen is not
    .hint = the results are sound; run the command again to see the report
error-declaration = { $count ->
    [one] There is 1 mistake to mend before the work can go on
   *[other] There are { $count } mistakes to mend before the work can go on
}
error-no-such-code = There is no finding “{ $code }”
    .hint = see the list of codes in docs/findings
error-no-such-schema = There is no schema “{ $name }”
    .hint = write one of: { $names }

summary-title = { $title } · { $period }
summary-received = { $received }/{ $expected } units received, { $accepted } accepted
summary-provisional = PROVISIONAL: figures of submissions with errors are included
summary-missing = Missing ({ $count }): { $units }
summary-rejected = To be corrected ({ $count }): { $units }
summary-late = Late ({ $count }): { $units }
summary-changes =
    { $count ->
        [0] Resubmitted { $unit }: { $after } instead of { $before }, nothing differs
       *[other] Resubmitted { $unit }: { $after } instead of { $before }, { $count } differ: { $list }{ $more ->
            [0] {""}
           *[other] ; and { $more } more
        }
    }
summary-decisions = Decisions of the office: { $count }, see the sheet “{ $sheet }” of the workbook
summary-findings =
    Findings: { $errors } errors, { $warnings } warnings{ $explained ->
        [0] {""}
       *[other] , { $explained } of them explained
    }, { $notes } notes{ $trial ->
        [0] {""}
       *[other] , { $trial } of rules on trial
    }
summary-trial = Rules on trial (not counted as errors yet, and no reason to send anything back):
summary-trial-rule = {"  "}{ $rule }, on trial until { $until }: not met by { $count }: { $units }
summary-clean = No findings
summary-more = … and { $count } more, see sheet “{ $sheet }” of the consolidated workbook
summary-of-file = {"  "}{ $file }: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
summary-not-counted = The figures of units that must correct are not in the totals
summary-written = Written:
summary-files = { $count ->
    [one] 1 file checked
   *[other] { $count } files checked
}
summary-forms = { $count } forms written to { $folder }
summary-reply-correct = To be corrected ({ $count }): { $units }
summary-reply-explain = Received, to be explained ({ $count }): { $units }
summary-reply-received = Received, nothing to correct ({ $count }): { $units }
summary-reply-missing = Missing, reminded with the form ({ $count }): { $units }
summary-rewritten = { $unit }: the file { $file } cannot be marked, since { $obstacle }; its figures were copied into a new form
summary-outdated = Copies of an earlier reply that no longer belong to it; remove them lest they be sent: { $files }
summary-unanswered = Nobody to answer about { $count ->
    [one] 1 file that could not be read or does
   *[other] { $count } files that could not be read or do
} not tell whose they are: { $files }
summary-replies = Replies to { $count ->
    [one] 1 unit
   *[other] { $count } units
} written to { $folder }, a folder for each
summary-no-history = There are no figures of the period before ({ $period }): its column and opening figures stay blank
summary-no-opening = { $count } units have no opening figures, since none were accepted in the period before: { $units }
finding-expected = expected
finding-figures = figures
finding-explained = explained
finding-hint = do
finding-effect = effect
file-status = { $file }: { $status }

status-heading-code = Code
status-heading-name = Unit
status-heading-status = Status
status-heading-file = File
status-heading-received = Received
status-heading-faults = Errors
status-heading-warnings = Warnings
status-warnings = { $warnings }{ $explained ->
        [0] {""}
       *[other] {" "}({ $explained } explained)
    }
status-missing = missing
status-late-mark = { $status }, late
status-later-mark = { $status }, a later file to be corrected
progress-reading = Reading
progress-judging = Comparing
progress-writing = Writing
progress-counted = { $stage } { $bar } { $pos }/{ $len } · { $rate } files/s · { $left } left
progress-waiting = { $stage } { $spinner } { $spent }

cmd-trace = From which file, sheet and cell a figure of the consolidated workbook comes
cmd-verify = Whether the consolidated workbook is what the files give

arg-workbook = Consolidated workbook (the Excel file that consolidate has written)
arg-cell = Cell to trace, such as 'Totals!D12'
arg-field = Code of the field or row table to trace, instead of a cell
arg-around = Folder of the workspace; found upward from the workbook if not given
arg-all = List everything

usage-trace = tonghop trace <WORKBOOK> <CELL> [OPTIONS]
usage-verify = tonghop verify <WORKBOOK> [FOLDER] [OPTIONS]

value-workbook = WORKBOOK
value-cell = CELL
value-field = CODE

error-not-consolidated = { $path } is no consolidated workbook of this program
    .hint = choose the file tong-hop-….xlsx or consolidated-….xlsx in the folder results, as .xlsx or .ods
error-workbook-unreadable = { $path } cannot be read: { $reason }
    .hint = open the file in Excel, save it as .xlsx and try again
error-workbook-newer = { $path } was written by a later program
    .hint = update the program
error-workbook-damaged = What { $path } says to programs is damaged at “{ $fact }”
    .hint = run consolidate again for a new workbook
error-workbook-too-much = { $path } has more figures than are read
    .hint = check that it is a consolidated workbook
error-other-form = The workbook is of the form “{ $there }”, the workspace of the form “{ $here }”
    .hint = choose the workspace of that form with --workspace

trace-nothing-asked = Nothing is asked for
    .hint = give a cell such as 'Totals!D12', or --field with the code of a field
trace-no-address = “{ $cell }” is no cell with the name of a sheet
    .hint = write the sheet, ! and the cell, such as 'Totals!D12'
trace-no-figure-at = The cell { $cell } holds no figure
    .hint = choose the cell of a figure on one of the sheets: { $sheets }
trace-no-field = The workbook has no field or row table “{ $field }”
    .hint = write the code as in the column of codes of the totals
trace-no-unit = The workbook has no unit “{ $unit }”
    .hint = write the unit's code as in the roster
trace-no-figure = The workspace does not have the figure “{ $figure }” any more
    .hint = the form may have changed; tonghop verify says where

trace-cell = The cell { $sheet }!{ $cell } says: { $value }
trace-cell-blank = The cell { $sheet }!{ $cell } is blank
trace-mismatch = NOTE: this cell does not say what the sources below give
trace-from-workbook = There is no workspace beside it: only what the workbook itself holds is shown
trace-nothing = nothing
trace-coverage = { $have }/{ $of } units
trace-formula = = { $formula }
trace-row = row { $row }
trace-more-sum = … and { $count } more, { $sum } together (--all lists them)
trace-more = … and { $count } more (--all lists them)
trace-changed = the file is another one than when the workbook was written
trace-through = through { $unit }
trace-provisional = provisional: the submission has errors
trace-absent = Not in it ({ $count }): { $units }
trace-absent-not_received = not received
trace-absent-rejected = submission has errors
trace-absent-blank = blank
trace-absent-not_applicable = does not apply
trace-absent-not_taken = cell has an error
trace-rule = Rule { $rule } ({ $check }): holds in { $holds }{ $broken ->
        [0] {""}
       *[other] , broken in { $broken }: { $units }
    }{ $skipped ->
        [0] {""}
       *[other] , not judged in { $skipped }
    }

trace-total-rule = Rule { $rule } about totals ({ $check }): { $verdict }
trace-verdict-holds = holds
trace-verdict-broken = BROKEN
trace-verdict-skipped = not judged

verify-same = { $file } is what the files give, byte for byte
verify-resaved = { $file } was saved anew by another program; every figure and text is what the files give
verify-same-figures = { $file }: every figure is what the files give, but something else differs
verify-differs = { $file } differs from what the files give in { $count ->
        [one] 1 figure
       *[other] { $count } figures
    }
verify-figure = { $sheet }!{ $cell }  { $name }: says { $there }, computed { $now }
verify-more = … and { $count } more (see --format json)
verify-file-changed = File changed: { $file }
verify-file-new = File added: { $file }
verify-file-gone = File gone: { $file }
verify-issue-form = Form: the workbook is of “{ $there }”, the workspace of “{ $now }”
verify-issue-version = Version of the form: the workbook is of { $there }, the workspace of { $now }
verify-issue-program = Version of the program: the workbook was written by { $there }, this is { $now }
verify-texts = Texts differ on the sheets: { $sheets }
verify-by-hand = The files are as they were when the workbook was written: figures were changed in the workbook

# Where the level below has a value from.
lower-source = from { $place }
