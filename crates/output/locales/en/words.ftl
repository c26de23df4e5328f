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
status-unidentified = unit unknown
status-unreadable = unreadable

## State of an answer

state-given = filled in
state-blank = blank
state-zero_word = said in words, counted as 0
state-not_applicable = not applicable
state-computed = computed
state-unreadable = unreadable

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
kind-unknown = data of an unknown kind

## What is passed over

passed-lock-file = a temporary file that Excel keeps while a form is open
passed-special-file = a special entry of the system, not a file
passed-system-file = a file of the operating system

## What a reading of a number goes by

reason-format = how the cell shows it
reason-history = the figure of the period before
