# The form that is sent out. Captions of sheets, columns and the header block stand in the layout of tonghop-core.

form-footer-page = Page { $page }/{ $pages }
form-footer-sender = { $unit } – { $period }

# Labels that begin so are part of the item above and are indented. Separated by |.
form-part-words = Of these|Of which

form-legend = { $mark } required · Yellow cells: fill in · Grey cells: do not change
form-table-legend = { $mark } column required in every row that you fill in
form-summary = Required cells still blank: { $missing } · Cells to correct: { $wrong }
form-summary-done = Complete, nothing to correct

# The check column. No ? * ~ in these, since they are counted by COUNTIF.
form-check-ok = ✓
form-check-missing = Not filled in
form-check-number = Must be a number
form-check-whole = Whole numbers only
form-check-negative = Cannot be negative
form-check-least = Not less than { $least }
form-check-most = Not more than { $most }
form-check-list = Choose from the list
form-check-date = Must be a date
form-check-ratio = Write it as 3/7

# The sheet that judges the answers by the rules of the form. No ? * ~ in its states, since they are counted by COUNTIF.
form-rules-title = Checks
form-rules-lead = This sheet works itself out; there is nothing to fill in. { $broken }: please correct the figures. { $asked }: please look again; if the figures are right, give the reason in the column { $note } of the sheet { $form }, in the row of an item named in the condition.
form-rules-left = To correct: { $broken } · To explain: { $asked }
form-rules-see = (see the sheet { $sheet })
form-rules-open = Nothing wrong so far; conditions that cannot be checked yet: { $skipped }
form-rules-done = The figures agree, nothing is wrong
form-rules-id = Rule
form-rules-condition = What must hold
form-rules-severity = Weight
form-rules-state = Verdict
form-rules-message = Details
form-rules-link = Go to
form-rule-error = Required
form-rule-warning = To look at
form-rule-note = For information
form-rule-trial = { $severity } (on trial until { $period })
form-rule-holds = Holds
form-rule-broken = Wrong
form-rule-asked = Needs a reason
form-rule-explained = Explained
form-rule-noted = Note
form-rule-skipped = Not enough data
form-rule-elsewhere = Checked on receipt

# The check column, on an answer that is good by itself.
form-check-see = { $rules }: see { $sheet }
form-check-explain = { $rules }: give a reason

# Input prompts: the title takes 32 characters, the hint of the field stands below.
form-prompt-required = { $code } (required)
form-prompt-optional = { $code }

# What Excel says when it refuses an input. Titles take 32 characters, messages 255.
form-refused-count = This cell takes a whole number, 0 or more. Write digits only, no words: 12, not “12 persons”. If there is none, write 0. Anything else that you want to say goes into the remarks.
    .title = Whole numbers only
form-refused-money = This cell takes an amount of money, 0 or more. Write the full amount, not thousands or millions, and no words: one and a half million is 1500000. If there is none, write 0.
    .title = Amounts only
form-refused-decimal = This cell takes a number. Write digits only, no words and no unit of measure; decimals are allowed.
    .title = Numbers only
form-refused-percent = This cell takes a percentage, 0 or more, without the sign %: ninety-five per cent is 95.
    .title = Percentages only
form-refused-least = This cell takes a number of { $least } or more, without words.
    .title = Number too small
form-refused-most = This cell takes a number up to { $most }, without words.
    .title = Number too great
form-refused-between = This cell takes a number from { $least } to { $most }, without words.
    .title = Number out of range
form-refused-list = Please choose one entry of the list: click the arrow at the right of the cell.
    .title = Choose from the list
form-refused-date = Write the day, month and year with all four digits, for example 2012-02-15. If you have written it so and are still asked, click Yes to keep it.
    .title = Write a date
form-refused-ratio = Write two numbers with a slash between them, the part first and the whole second, for example 3/7.
    .title = Two numbers, for example 3/7

form-texts-title = Questions to answer in words
form-texts-lead = Write in the yellow cells. For a new line within a cell press Alt + Enter. If there is nothing to say, leave the cell blank.

form-guide-title = How to fill in this form
form-guide-hints = Item by item
form-guide-hint = How to fill it in
form-guide-cells = Fill in the yellow cells only. Items with a red * are required. Grey cells are filled in or worked out already; do not change them.
form-guide-blank = A blank cell is not zero. If there was none of a required item, write 0; do not leave it blank.
form-guide-digits = Number cells take digits only, no words and no unit of measure: 12, not “12 persons”, “about 12” or “10 - 12”. Anything else that you want to say goes into the column { $note }.
form-guide-thousands = Write thousands without a point or comma: fifteen hundred is 1500. The grouping of digits appears by itself.
form-guide-money = Write amounts of money in full, in the currency given under { $measure }, not in thousands or millions: one and a half million is 1500000.
form-guide-lists = Cells with a list: click the cell, click the arrow at its right, and choose. Write dates with all four digits of the year, for example 2012-02-15.
form-guide-check = The column { $check } tells about each cell at once: ✓ is fine, red text says what to correct. Before you return the form, the line above the table must read “{ $done }”.
form-guide-rules = The sheet { $checks } holds the figures against each other. “{ $broken }”: correct the figures. “{ $asked }”: look again; if the figures are right, give the reason under { $note } beside one of the items. “{ $skipped }”: something is not filled in yet, which is not wrong by itself.
form-guide-tables = Tables ({ $tables }): one row for each entry, from row 1 on without gaps. If there are too few rows, right-click a row number at the left and choose Insert. If there is nothing to enter, leave the whole table blank.
form-guide-texts = Sheet { $sheet }: answer in a few words, beside each question.
form-guide-keep = Do not retype the form, copy it to another file, insert sheets, or change codes, names of sheets or headings. You may rename the file and resize columns and rows.
form-guide-return = When you are done, save the file as Excel (.xlsx) and return this same file to whoever sent you the form, in time for the deadline in the accompanying notice.

# The workbook for the level above.
roll-up-lead = The figures are totals of { $have } of { $of } units; what each is made of stands on the sheet { $sheet }. Please change nothing here: a wrong figure is put right where it came in.
roll-up-provisional = PROVISIONAL FIGURES.
# Beside a blank answer a text that begins with a digit would be taken for one.
roll-up-coverage = units: { $have }/{ $of }
roll-up-units-title = Units below
roll-up-units-lead = Who must report, who is in the totals, and from which file. Please change nothing here.
roll-up-contributions-title = What each unit gave
roll-up-contributions-lead = Each line is an answer of one unit, with the sheet and cell of its file. The level above reads this sheet; please change nothing here.
roll-up-rows-lead = The rows of all units, without the columns about persons. Please change nothing here.
