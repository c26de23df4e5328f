# The board of a period, and what its totals will come to.

board-title = Who has reported
board-subtitle = { $title } · { $period }
board-period = { $period }
board-no-deadline = No deadline is set for this period
board-deadline = Deadline: { $deadline }
board-on-left = { $deadline }. As of { $on }: { $days ->
        [one] 1 day
       *[other] { $days } days
    } left
board-on-last = { $deadline }. { $on } is the last day
board-on-over = { $deadline }. As of { $on }: { $days ->
        [one] 1 day
       *[other] { $days } days
    } over
board-progress = { $received }/{ $expected } units received, { $accepted } accepted
board-late-count = { $count } late
board-late = late
board-state-accepted = Accepted
board-state-rejected = To be corrected
board-state-missing = Missing
board-call = To be called
board-call-order = Units that can change a total most stand first
board-call-none = No unit is left to be reminded or to correct anything
board-matter-missing = Missing, to be reminded
board-matter-rejected = To correct { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
board-matter-later = The later file has errors, the earlier one counts
board-errors = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
board-warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
board-percent = { $points }%
board-units = Units
board-coverage = What the totals cover
board-covered =
    { $count ->
        [0] Every item has figures of all { $accepted } accepted units ({ $accepted }/{ $expected })
        [one] 1 item was left blank by accepted units; the others cover { $accepted }/{ $expected } units
       *[other] { $count } items were left blank by accepted units, fewest units first; the others cover { $accepted }/{ $expected } units
    }
board-outlook = Where the totals will come to lie
board-outlook-promise = This is an expectation from figures of earlier periods and no promise: every unit that is not in yet counts from the least to the most that it gave before
board-outlook-periods = Closed periods that were looked at: { $periods }
board-outlook-running = Running totals of the year are held against the same period of years before. A unit without figures in any of them is unknown, never guessed
board-outlook-none = Figures of every unit were accepted; no total waits for anybody
board-outlook-no-past = No earlier period was closed, so that nothing can be expected
board-waiting-unit = { $unit } { $span }
board-waiting-more = { $units } and { $count } more
board-findings = About the period as a whole
board-files = Files that do not count
board-column-code = Code
board-column-name = Unit
board-column-matter = To do
board-column-file = File
board-column-share = Can change
board-column-label = Item
board-column-so-far = So far
board-column-coverage = Units
board-column-waiting = What units not in yet gave before
board-column-expected = Expected
board-column-severity = Severity
board-column-message = What was found
board-column-hint = What to do
board-column-status = Status

outlook-span = { $least } to { $most }
outlook-open = unknown { $units }; without them { $known }
outlook-unknown = unknown { $units }
outlook-nothing = nothing to expect by
outlook-title = Expected by the figures of earlier periods ({ $periods }), no promise:
outlook-more = … and { $count } more items (see --html or --format json)
outlook-no-past = No earlier period was closed, so that nothing can be expected of the totals
coverage-lowest =
    { $count ->
        [one] 1 item was left blank by accepted units: { $fields }
       *[other] { $count } items were left blank by accepted units, fewest units first: { $fields }
    }
