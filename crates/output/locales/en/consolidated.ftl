# The consolidated workbook of the body that collects.

consolidated-sheet-totals = Totals
consolidated-sheet-checks = Checks
consolidated-sheet-matrix = Matrix
consolidated-sheet-answers = Text answers
consolidated-sheet-standing = Reporting status
consolidated-sheet-ranking = Ranking
consolidated-sheet-changes = Resubmitted
consolidated-sheet-decisions = Decisions
consolidated-sheet-roster = Roster
consolidated-sheet-findings = Findings
consolidated-sheet-sources = Sources

consolidated-title-totals = Consolidated figures
consolidated-title-checks = Checks of the totals, { $period }
consolidated-title-figures = Figures that are used here and have no cell in another sheet
consolidated-title-submissions = Rules about single submissions
consolidated-title-matrix = Figures of each unit, { $period }
consolidated-title-answers = Text answers of the units, { $period }
consolidated-title-standing = Who has reported, { $period }
consolidated-title-ranking = { $title }, { $period }
consolidated-title-changes = What differs between submissions, { $period }
consolidated-title-decisions = Decisions of the office, { $period }
consolidated-title-roster = Roster of units, { $period }
consolidated-title-findings = Findings of reading and checking, { $period }
consolidated-title-sources = Where every total comes from, { $period }

consolidated-period = { $period }
consolidated-units = Received { $received }/{ $expected } units, added up { $accepted }/{ $expected } units{ $late ->
        [0] {""}
       *[other] , late { $late }
    }
consolidated-deadline = . Deadline: { $deadline }
consolidated-provisional = PROVISIONAL FIGURES
consolidated-notice-provisional = Provisional, from submissions with errors, without the faulty cells ({ $count }): { $units }
consolidated-notice-rejected = Not added up, since the submission has errors ({ $count }): { $units }
consolidated-notice-missing = Not reported ({ $count }): { $units }
consolidated-notice-committee = The office's own figures are missing: the items that it enters are empty
consolidated-and-more = and { $count } more (see the sheet “{ $sheet }”)

consolidated-note-checks = The column “State” follows the figures of the sheet “{ $sheet }”. “Not enough figures”: something is missing, so nothing can be said yet.
consolidated-note-prior = The period before is { $period }: sums of accepted values; where a cell is empty there is no figure. Running totals of a year are not held against the year before.
consolidated-note-no-prior = There are no accepted values of { $period }, so the totals are not compared to the period before.
consolidated-note-last-year = The same period of the last year is { $period }: sums of the accepted values; an empty cell had no figure then.
consolidated-note-year = The year to date is made of: { $periods }. Yellow: periods or units are lacking. Stocks, running totals and statuses are those of this period; shares are computed from the figures to date.
consolidated-note-year-gap = The year to date is made of: { $periods }. NOT KNOWN, since never closed: { $missing }; what is not known is not zero. Yellow: periods or units are lacking. Stocks, running totals and statuses are those of this period; shares are computed from the figures to date.
consolidated-note-targets = Reached (%): what adds up is held from the beginning of the target's period to now, stocks, running totals and shares as of this period, against the targets of targets.csv. Yellow: periods or units are lacking.
consolidated-note-ranking = Points are computed anew when measures change; the order of rows is that of the day of writing. Units with the same total share a rank.
consolidated-note-ranking-absent = Of a unit that sent nothing the measures are empty, which formulas take for 0. Yellow: it came, but nothing tells when, so nobody knows how many days late.
consolidated-note-ranking-deadline = Deadline: { $deadline }.
consolidated-note-ranking-no-deadline = No deadline is declared for this period, so nobody knows how many days late a file came.
consolidated-note-criterion = { $label }: { $formula }
consolidated-note-grade = { $label }: from { $points } points
consolidated-note-matrix = Only figures that are in the totals. Empty cell: left blank by the unit. Grey row: not reported. Light red row: has errors, not added up. Yellow row: provisional. Very light grey cell: not asked.
consolidated-note-matrix-linked = Click a figure to go to its source.
consolidated-note-matrix-heads = There are more figures than Excel takes links: click the code of a field to go to the sources of its column.
consolidated-note-table = { $period }. The rows of the units that are in the totals; personal columns are left out.
consolidated-note-table-count = { $period }. A table with personal data: only the number of rows of each unit is consolidated.
consolidated-note-answers = One block per question. Put an x in the column “Pick” beside the answers for the report, then filter by that column.
consolidated-note-standing = Deadline: { $deadline }. What came later is late.
consolidated-note-roster = A 1 in the last four columns: the unit counts at the beginning, as founded, as dissolved, at the end of the period.
consolidated-note-sources = One block per item; the code in its first row leads back to the total. “Raw text” is the content of the cell exactly as it stands in the unit's file.
consolidated-note-sources-left = There are too many values in this period to list in an Excel file: the source of each is in values.csv, beside this workbook. This sheet only says how many values each field has.

consolidated-column-index = No.
consolidated-column-code = Code
consolidated-column-label = Item
consolidated-column-measure = Unit of measure
consolidated-column-total = Total
consolidated-column-prior = Period before ({ $period })
consolidated-column-change = Change
consolidated-column-prior-coverage = Units in the period before
consolidated-column-last-year = Same period last year ({ $period })
consolidated-column-last-year-change = Change on last year
consolidated-column-last-year-percent = % change on last year
consolidated-column-last-year-coverage = Units last year
consolidated-column-year = Year to date { $year }
consolidated-column-year-coverage = Periods covered
consolidated-column-target =
    { $grain ->
        [year] Target of { $year }
       *[other] Target ({ $period })
    }
consolidated-column-reached =
    { $grain ->
        [year] Reached (%) of the year
       *[other] Reached (%) ({ $period })
    }
consolidated-column-rank = Rank
consolidated-column-points = Points
consolidated-column-grade = Grade
consolidated-column-part = Part/whole
consolidated-column-share = Share %
consolidated-column-coverage = Units with a figure
consolidated-column-source = Source
consolidated-column-check = What is checked
consolidated-column-formula = Formula
consolidated-column-left = Left side
consolidated-column-right = Right side
consolidated-column-difference = Difference
consolidated-column-state = State
consolidated-column-see = See
consolidated-column-submissions = Submissions that break it
consolidated-column-units = Units
consolidated-column-unit-code = Unit code
consolidated-column-unit-name = Unit
consolidated-column-unit-kind = Kind
consolidated-column-outcome = Status
consolidated-column-file = File
consolidated-column-sheet = Sheet
consolidated-column-row = Row
consolidated-column-rows = Rows
consolidated-column-cell = Cell
consolidated-column-tick = Pick
consolidated-column-question = Question
consolidated-column-answer = Answer
consolidated-column-received = Received
consolidated-column-filled-on = Day on the form
consolidated-column-errors = Errors
consolidated-column-warnings = Warnings
consolidated-column-notes = Notes
consolidated-column-first-fault = First thing to look at
consolidated-column-founded = Founded
consolidated-column-dissolved = Dissolved
consolidated-column-begin = Begin of period
consolidated-column-founded-in = Founded in period
consolidated-column-dissolved-in = Dissolved in period
consolidated-column-end = End of period
consolidated-column-line = Roster line
consolidated-column-severity = Severity
consolidated-column-field = Item code
consolidated-column-found = Found
consolidated-column-message = Finding
consolidated-column-expected = Expected
consolidated-column-hint = What to do
consolidated-column-value = Value
consolidated-column-raw = Raw text
consolidated-column-remark = Remark
consolidated-column-decision = Decision
consolidated-column-decided = Value that counts
consolidated-column-by = Decided by
consolidated-column-on = Decided on
consolidated-column-why = Reason
consolidated-column-replaced = File replaced
consolidated-column-counting = File that counts
consolidated-column-cell-before = Cell (before)
consolidated-column-before = Before
consolidated-column-cell-after = Cell (that counts)
consolidated-column-after = Now
consolidated-column-sha = Checksum of the file (SHA-256)

consolidated-outcome-accepted = Accepted
consolidated-outcome-provisional = Errors, provisional
consolidated-outcome-rejected = Errors, not added
consolidated-outcome-missing = Missing
consolidated-outcome-unexpected = Not expected
consolidated-outcome-below = Committee below
consolidated-late = { $outcome }, late

consolidated-year-full = all { $have } of { $of } { consolidated-grain }
consolidated-year-gap = { $have } of { $of } { consolidated-grain } only (not { $missing })
consolidated-year-units = ; { $period }: { $have }/{ $of } units
consolidated-year-last = this period
consolidated-year-first = begin of the year
consolidated-year-span = from the begin of the year
consolidated-grain =
    { $grain ->
        [month] months
        [quarter] quarters
        [half] half-years
       *[other] years
    }
consolidated-period-file = { $period } (file { $file })

consolidated-measure-submitted = Submitted
consolidated-measure-accepted = Accepted
consolidated-measure-days_late = Days late
consolidated-measure-resubmissions = Resubmissions
consolidated-measure-errors = Errors
consolidated-measure-blank_required = Required and blank
consolidated-measure-warnings = Warnings
consolidated-measure-unexplained = Unexplained warnings
consolidated-measure-notes = Notes

consolidated-file-accepted = Accepted
consolidated-file-rejected = Has errors
consolidated-file-superseded = Replaced by another file
consolidated-file-duplicate = Same as another file
consolidated-file-left-out = Left out by decision
consolidated-file-unidentified = Unit unknown
consolidated-file-unreadable = Cannot be read

consolidated-severity-error = Error
consolidated-severity-warning = Warning
consolidated-severity-note = Note
consolidated-severity-decided = Decided
consolidated-checks-trial = { $severity } (on trial until { $until })

consolidated-decision-take = This file counts
consolidated-decision-leave = This file is left out
consolidated-decision-value = This value counts
consolidated-decision-explain = Warning explained
consolidated-decision-idle = { $kind } (without effect)
consolidated-no-changes = Nothing differs

consolidated-band-committee = The office's own figures
consolidated-band-others = Other files

consolidated-office = Office
consolidated-source = source
consolidated-see-table = see table
consolidated-back = ← Totals
consolidated-from-roster = roster
consolidated-roster-line = roster line { $line }
consolidated-computed-from = Computed from the totals: { $formula }
consolidated-continued = { $title } (continued)
consolidated-choice = { $choice }
consolidated-table-line = Table: { $title }
consolidated-rows = rows
consolidated-rows-sum = rows, total
consolidated-sum = Total
consolidated-no-rows = No rows
consolidated-no-contribution = No figure at all
consolidated-contributions-left = { $count ->
    [one] { $count } value, see values.csv
   *[other] { $count } values, see values.csv
}
consolidated-no-findings = No findings
consolidated-silent = Left blank ({ $count }): { $units }
consolidated-not-applicable = not applicable
consolidated-not-taken = error
consolidated-not-exact = cannot be held exactly
consolidated-remark-provisional = provisional
consolidated-personal = (personal data)
consolidated-cut = … [{ $count } more characters, see the file itself]
consolidated-page = Page

consolidated-check-holds = Holds
consolidated-check-broken = Differs
consolidated-check-unknown = Not enough figures
consolidated-no-checks = The form has no rule about the collection
consolidated-see = see
consolidated-parameter = A parameter of the form
consolidated-from-standing = Who has reported this period
consolidated-more-units = and { $count } other units
consolidated-kept = { $count } other rules: every submission keeps them or is not concerned
consolidated-column-explanation = Explained by the branch
consolidated-severity-explained = Warning (explained)
consolidated-severity-trial = On trial
consolidated-band-trial = Rules on trial: not counted as errors yet, and no reason to send anything back
consolidated-column-explained = Explained
consolidated-sheet-notes = Remarks
consolidated-title-notes = Remarks of the units, { $period }
consolidated-note-notes = What units wrote beside their figures. The column “Explains” says which warnings count as explained by it.
consolidated-column-explains = Explains
consolidated-column-figure = Figure
consolidated-column-note = Remark of the unit

consolidated-sheet-contents = Contents
consolidated-sheet-charts = Charts
consolidated-title-contents = Consolidation, { $period }
consolidated-title-charts = Charts, { $period }
consolidated-to-contents = ← Contents
consolidated-note-contents = The name of a sheet leads to it; “← Contents” in cell A1 of every sheet leads back.
consolidated-note-charts = The figures of the charts, taken from the other sheets; not printed.
consolidated-column-about = What it holds
consolidated-column-count = How many
consolidated-column-count-of = Of what
consolidated-column-units-count = Units

consolidated-fact-committee = Consolidated by
consolidated-fact-superior = Reports to
consolidated-fact-form = Form
consolidated-fact-period = Period
consolidated-fact-deadline = Deadline
consolidated-fact-kind = Figures
consolidated-fact-provisional = Figures
consolidated-fact-units = Units
consolidated-fact-findings = Findings
consolidated-form-named = { $title } ({ $id }, version { $version })
consolidated-is-final = Final figures: accepted submissions alone
consolidated-is-provisional = PROVISIONAL FIGURES: submissions with errors are counted too
consolidated-units-counted = Received from { $received } of { $expected } units, counted { $accepted } of { $expected }; late { $late }, to correct { $rejected }, missing { $missing }
consolidated-findings-counted = Errors { $errors }, warnings { $warnings } (explained { $explained }), notes { $notes }

consolidated-about-totals = The total of every field, beside the period before; room for signatures
consolidated-about-charts = How the units stand, and the main fields, as charts
consolidated-about-checks = Which rules of the form hold and which are broken
consolidated-about-matrix = What every unit gave for every field, adding up to the totals
consolidated-about-table = Table: { $title }
consolidated-about-table-count = Table: { $title } (only how many rows each unit has)
consolidated-about-answers = The answers in words, question by question
consolidated-about-standing = Which units have reported, late, must correct, are missing; every file
consolidated-about-ranking = The points of every unit for its reporting, the best first
consolidated-about-notes = What units wrote beside their figures, and their explanations
consolidated-about-changes = What changed where a unit submitted again
consolidated-about-decisions = What the office decided, who, when and why
consolidated-about-roster = Who must report; founded and dissolved in the period
consolidated-about-findings = Every error, warning and note, with its cell and what to do
consolidated-about-sources = The file, sheet and cell that every total comes from
consolidated-of-fields = fields
consolidated-of-charts = charts
consolidated-of-rules = rules
consolidated-of-units = units
consolidated-of-rows = rows
consolidated-of-answers = answers
consolidated-of-notes = remarks
consolidated-of-changes = differences
consolidated-of-decisions = decisions
consolidated-of-findings = findings
consolidated-of-cells = source cells

consolidated-chart-standing = How the { $count } units stand
consolidated-standing-in-time = Accepted
consolidated-standing-late = Accepted, late
consolidated-standing-to-correct = To correct
consolidated-standing-missing = Missing
consolidated-chart-biggest = Only the { $shown } biggest of { $count } units with a figure are drawn; the others stand on the sheet “{ $sheet }”.
consolidated-chart-without = Not drawn, { $count } units without a figure: { $units }
consolidated-chart-unknown = Not drawn, figures are missing: { $codes }
consolidated-chart-no-previous = Nothing is known of { $period } to compare with.
consolidated-chart-partial = Units with a figure: { $list }
consolidated-chart-before = the period before { $coverage }

consolidated-preparer = Prepared by
consolidated-head-of-office = Head of the office
consolidated-signing = (signature, full name)
consolidated-signing-sealed = (signature, seal, full name)
