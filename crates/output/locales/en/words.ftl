# Words and phrases in common use. They stand inside sentences and table cells, so they begin in lower case.

## How grave a finding is

severity-error = error
severity-warning = warning
severity-note = note

## What a finding is about

level-file = file
level-sheet = sheet
level-cell = cell
level-collection = collection
level-line = line

## What becomes of a submission

status-accepted = accepted
status-rejected = returned for correction
status-superseded = superseded
status-duplicate = duplicate file
status-left_out = left out by decision
status-unidentified = unit unknown
status-unreadable = unreadable

## State of an answer

state-given = filled in
state-blank = blank
state-zero_word = said in words, counted as 0
state-not_applicable = not applicable
state-computed = computed
state-unreadable = unreadable
state-absent = no such row
decision-signed = Decided by { $by } on { $on }: { $why }

## Type of a field

type-count = a whole number
type-decimal = a number, with decimals if need be
type-money = an amount of money
type-percent = a percentage
type-ratio = a ratio such as 33/41
type-flag = yes or no
type-choice = an item of the list
type-text = text
type-date = a date

## Type of a value in a TOML file

toml-text = text in double quotes, for example "abc"
toml-flag = true or false, without quotes
toml-number = a number, without quotes
toml-tolerance = a number above 0, or a percentage in quotes such as "1%"
toml-whole = a whole number from 1 to 1000
toml-above-zero = a number above 0
toml-chance = a number above 0 and below 1, for example 0.000001
toml-list = a list in square brackets, for example ["a", "b"]
toml-table = a table that begins with its name in square brackets, for example [form]
toml-tables = tables that begin with their name in double square brackets, for example [[section]]

## What a declaration has none of

what-fields = field
what-units = unit

## What a file says it is, and where it says so

identity-unit = unit
identity-period = reporting period
identity-form = form
identity-version = form version
witness-properties = file properties
witness-names = defined names
witness-header = header of the form

## What tells which file is the later

evidence-received = the time of receipt in the register
evidence-filled-on = the date written on the form
evidence-modified = the time at which the file was last saved
evidence-name = the file names
evidence-decision = a decision of the office
evidence-sound = every other file has errors

## What is no workbook

kind-html = a web page (HTML)
kind-csv = CSV data
kind-pdf = a PDF document
kind-word = a Word document
kind-image = a picture
kind-zip = a ZIP archive
kind-email = an e-mail message
kind-text = plain text
kind-xml-spreadsheet = an XML 2003 spreadsheet
kind-outlook-message = an e-mail saved by Outlook (.msg)
kind-tnef = a package of Outlook attachments (winmail.dat)
kind-mhtml = a web page saved as a single file (MHTML)
kind-rar = a RAR archive
kind-seven-zip = a 7-Zip archive
kind-other-archive = an archive
kind-sylk = a SYLK spreadsheet
kind-iwork = a file of Numbers or Pages (Apple)
kind-presentation = a presentation
kind-shortcut = a link to a document elsewhere
kind-unknown = data of an unknown kind

## What to do about what is no workbook. These are whole sentences, so they begin in upper case.

advice-save-as = Open the file in Excel, choose File > Save As > Excel Workbook (.xlsx), and submit the new file; another ending of the name is not enough
advice-form = Ask the unit to copy the figures into the Excel form that the office sent, and to submit that
advice-original = Ask the unit for the filled-in Excel file itself, not for a photo, scan or print of it
advice-unpack = Unpack it and put the Excel files into the folder with the submissions
advice-attachment = Open the e-mail in Outlook and save the attached Excel files into the folder with the submissions
advice-export = Ask the unit to open the file in Numbers, choose File > Export To > Excel, and submit the .xlsx file
advice-download = Open the link, download the document as .xlsx, and submit that file
advice-unknown = Ask the unit for the form as an Excel file saved as .xlsx; another ending of the name does not make it one

## What is passed over

passed-inline-picture = a picture in the text of an e-mail, such as a signature or logo
passed-lock-file = a temporary file that Excel keeps while a form is open
passed-mail-part = a technical part of an e-mail
passed-special-file = a special entry of the system, not a file
passed-system-file = a file of the operating system

rule-no-condition = it is no condition that is true or false
rule-text-in-sum = texts cannot be added, subtracted, multiplied or divided
rule-text-and-number = one side is a text and the other a number
rule-order-of-texts = texts can only be compared by = or <>
rule-ratio-field = a field of parts of a whole cannot stand in rules
rule-total-of-words = TOTAL of this field is no single number: name the choice to count, TOTAL(code, "choice")
rule-no-columns = a rule of the collection has no column that this function could count in
points-no-number = it is not a number whatever the measures are
always-true = is always true
always-false = is always false
## How a part of a file is damaged

damage-checksum = its content does not have its checksum (CRC)
damage-inflation = it cannot be inflated, or has another size than the file says
damage-duplicate = two parts have one name
damage-document-type = it has a DOCTYPE, which no workbook needs
damage-encoding = its text is neither UTF-8 nor UTF-16
damage-malformed = it is cut off or no well-formed XML
damage-missing = the file does not have this part
damage-no-cells = it has no place for cells
damage-sheet-name = two sheets have one name

## The most that is read

limit-entries = the number of entries in the file
limit-part = the size of a part (MB)
limit-package = the size of all parts (MB)
limit-run = the size of one run of text (MB)
limit-cells = the number of cells with content
limit-texts = the size of the text of all cells (MB)
limit-strings = the number of shared texts
limit-sheets = the number of sheets
limit-names = the number of names and properties
limit-merges = the number of merged ranges of a sheet
limit-formats = the number of cell formats

## Why the content of a cell cannot be trusted

doubt-value = it is not of the kind that the cell says
doubt-kind = the cell says a kind of content that there is not
doubt-shared-text = the cell refers to a text that the file does not have
doubt-several-values = the cell holds several contents at once
doubt-several-cells = several cells stand in one place
doubt-element = it stands where no content of a cell belongs
doubt-length = the text is longer than a cell can hold
doubt-nul = the text holds an empty character (NUL)
doubt-format = the cell refers to a format that the file does not have, so that a number may be a day

## How a sheet is hidden

visibility-hidden = is hidden, and answers in it were taken
visibility-very-hidden = is hidden so that Excel shows it by no ordinary means, and has content
## What is beyond what is read

limit-depth = the number of archives and e-mails within each other
limit-files = the number of files inside
limit-entry = the size of the file
limit-archive = the size of all files inside together
limit-mail = the size of the e-mail
limit-held = the size of all archives within others together
limit-probed = the size of what must be opened to be looked at
## Where a file is damaged

damage-beyond-end = its inner index leads out of the file
damage-cut-off = it is cut off, or was damaged in copying
damage-doctype = it has a declaration that no spreadsheet has
damage-header = its beginning is damaged
damage-loop = its inner index goes in a circle without an end
damage-no-workbook = there is no spreadsheet inside
damage-record = it holds a record of the wrong shape
damage-unbalanced = the XML inside is wrong or broken off

## Which limit is passed

excess-cells = it has more than 2 million cells
excess-part = a part of it unfolds to more than 128 MB
excess-rows = it has content beyond 1,048,576 rows or 16,384 columns
excess-sheets = it has more than 1,000 sheets
excess-span = its cells are too far apart
## What a reading of a number goes by

reason-format = how the cell shows it
reason-history = the figure of the period before

## Rules in words

said-or = or
said-is =
    { $has-reason ->
        [yes] { $field } = { $value } ({ $reason }), but it says { $found }{ $has-off ->
            [yes] , off by { $off }
           *[no] {""}
        }
       *[no] { $field } = { $value }, but it says { $found }{ $has-off ->
            [yes] , off by { $off }
           *[no] {""}
        }
    }
said-equal = { $left } must be { $right }{ $has-off ->
        [yes] , off by { $off }
       *[no] {""}
    }
said-within = { $left } must be { $right }, give or take { $within }{ $has-off ->
        [yes] ; it is off by { $off }
       *[no] {""}
    }
said-not-equal = { $left } must not be { $right }
said-less = { $left } must be less than { $right }{ $has-off ->
        [yes] , it is { $off } more
       *[no] {""}
    }
said-at-most = { $left } must not be more than { $right }{ $has-off ->
        [yes] , it is { $off } more
       *[no] {""}
    }
said-greater = { $left } must be more than { $right }{ $has-off ->
        [yes] , it is { $off } less
       *[no] {""}
    }
said-at-least = { $left } must not be less than { $right }{ $has-off ->
        [yes] , it is { $off } less
       *[no] {""}
    }
said-blank = { $left } must be blank
said-rows = rows of table { $table }
said-sum = sum of “{ $column }” in table { $table }
said-count = rows of table { $table } with { $column } “{ $wanted }”
said-count-other = rows of table { $table } with { $column } other than “{ $wanted }”
said-column = “{ $column }” in table { $table }
said-prior = { $has-period ->
        [yes] { $field } of { $period }
       *[no] { $field } of the period before
    }
said-history = accepted values of { $field } in the last { $periods } periods
said-total-of = total of { $field }, “{ $part }”
said-units-expected = units that must report
said-units-received = units that sent something
said-units-accepted = units whose submission counts
said-units-missing = units that sent nothing
said-units-rejected = units that must correct
said-units-late = units that were late
said-total = { $field } of all units
said-unit-kind = kind of unit
said-unit-name = name of the unit
said-unit-code = code of the unit
said-unit-cells = cells of the unit in the roster
said-unit-new = unit founded in this period
said-true = yes
said-false = no
said-nothing = (blank)
said-none = (not there)
figure-value = { $name } = { $value }
figure-at = { $figure } ({ $place })
figure-more = { $cells } and { $count } more

## What branches say to explain

explanation = “{ $text }” (cell { $cell })
hint-explain-at = { $hint }; if it is right, give the reason in cell { $cell }
hint-explain = { $hint }; if it is right, give the reason in the remarks column
hint-explained = The branch has given its reason; see whether it will do
## Why a rule is never reached

never-in-one-workbook = can never be judged, since no file has all figures that it needs; those of units lack
never-within-year = can never be judged, since the periods of the form are years and have none before them within the year
never-such-kind = speaks of a kind of unit that the roster does not have
