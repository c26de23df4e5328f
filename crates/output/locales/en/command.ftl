# What the `tonghop` command says on the screen.

file-consolidated = consolidated-{ $period }
file-provisional = consolidated-{ $period }-provisional

cmd-about = Collects Excel forms from units, checks them, adds them up, and says which cell every figure came from
cmd-consolidate = Read everything in the period's inbox, check it and write the consolidated workbook
cmd-check = Read and check single files
cmd-template = Write a pre-filled form for every unit
cmd-reply = Write the reply to every unit: a marked copy to correct, a receipt, or a reminder
cmd-status = Who has submitted, who was late, who must correct, who is missing
cmd-explain = Explain the code of a finding, such as V003

arg-workspace = Folder of the workspace (it has a tonghop.toml)
arg-period = Reporting period: 2012-Q1, 2012-06, 2012-H1 or 2012; else the current period of the workspace
arg-out = Folder to write to
arg-unit = Reply to the unit of this code alone
arg-format = How to print: text for people, json for programs
arg-lang = Language: vi or en
arg-threads = How many threads read files; else one per core
arg-provisional = Add the sound figures of submissions with errors too, and mark the result as provisional
arg-files = Files to check
arg-code = Code of the finding
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

value-workspace = WORKSPACE
value-files = FILE
value-code = CODE
value-period = PERIOD
value-out = DIR
value-unit = CODE
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
error-no-such-unit = There is no unit “{ $unit }” that reports for { $period }
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
error-declaration = { $count ->
    [one] There is 1 mistake to mend before the work can go on
   *[other] There are { $count } mistakes to mend before the work can go on
}
error-no-such-code = There is no finding “{ $code }”
    .hint = see the list of codes in docs/findings

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
summary-findings = Findings: { $errors } errors, { $warnings } warnings, { $notes } notes
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
finding-hint = do
file-status = { $file }: { $status }

status-heading-code = Code
status-heading-name = Unit
status-heading-status = Status
status-heading-file = File
status-heading-received = Received
status-heading-faults = Errors
status-missing = missing
status-late-mark = { $status }, late
progress-reading = Reading
progress-writing = Writing
