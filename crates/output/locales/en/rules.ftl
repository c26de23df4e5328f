# The rules of a form in words: the commands `tonghop form rules`, `form explain`, `form check`, `form try`.

## Comparisons

say-equal = { $left } equals { $right }
say-not-equal = { $left } differs from { $right }
say-less = { $left } is less than { $right }
say-less-or-equal = { $left } is at most { $right }
say-greater = { $left } is greater than { $right }
say-greater-or-equal = { $left } is at least { $right }
say-is = { $left } is { $right }
say-is-not = { $left } is not { $right }
say-between = { $value } is from { $least } to { $most }
say-not-between = { $value } is less than { $least } or greater than { $most }
say-differ-at-most = { $left } and { $right } differ by at most { $gap }
say-differ-less = { $left } and { $right } differ by less than { $gap }
say-differ-more = { $left } and { $right } differ by more than { $gap }
say-differ-at-least = { $left } and { $right } differ by at least { $gap }
say-blank = { $value } is blank
say-not-blank = { $value } is filled in
say-a-number = { $value } is a number
say-no-number = { $value } is no number
say-exact = { $left } is exactly { $right }, capitals included
say-not-exact = { $left } is not exactly { $right }
say-unit-new = the unit was founded in the period
say-unit-not-new = the unit was there before the period
say-always = always
say-never = never
say-holds = { $value } is not 0
say-fails = { $value } is 0

## Conditions together

say-and = { $first } and { $second }
say-also = { $first }, and { $second }
say-all = all of these: { $list }
say-or = either { $first }, or { $second }
say-any = at least one of these: { $list }
say-same-truth = { $left } if and only if { $right }
say-other-truth = only one of the two: { $left }; { $right }
say-if = if { $condition }, then { $then }
say-if-else = if { $condition }, then { $then }, else { $else }
say-else = unless { $condition }, { $then }
say-value-if-else = { $then } if { $condition }, else { $else }
say-value-if = { $then } if { $condition }
say-unless-fault = { $value }, or where that has no result { $else }
say-bracketed = ({ $inner })

## Figures

say-field = { $code } ({ $label })
say-prior = { $code } of the period before
say-prior-year = { $code } of the period before within the year
say-prior-before = { $code } of { $periods } periods before
say-prior-last-year = { $code } of the same period last year
say-history = the accepted values of { $code } in the last { $periods } periods
say-total-of = the number of units that chose “{ $part }” for { $code }
say-numerator = the numerator of { $code }
say-denominator = the denominator of { $code }
say-units-expected = the number of units that must report
say-units-received = the number of units that sent something
say-units-accepted = the number of units whose submission counts
say-units-missing = the number of units that sent nothing
say-units-rejected = the number of units that must correct
say-units-late = the number of units that were late
rules-tolerance = Tolerance
say-total = the total of { $code }
say-rows = the number of rows of table { $table }
say-column = column “{ $label }” of table { $table }
say-parameter = { $value } (parameter { $name })
say-unit-kind = the kind of unit
say-unit-name = the name of the unit
say-unit-code = the code of the unit
say-unit-cells = the number of cells in the roster
say-unit-new-value = whether the unit was founded in the period
say-text = “{ $text }”
say-nothing = an empty cell
say-yes = true
say-no = false
say-joined = { $left } followed by { $right }
say-percent = { $number }%
say-sum = the sum of { $list }
say-sum-column = the sum of { $column }
say-count = the number of cells with a number in { $list }
say-count-any = the number of filled cells in { $list }
say-average = the mean of { $list }
say-least = the least of { $list }
say-most = the greatest of { $list }
say-absolute = { $value } without its sign
say-rounded = { $value } rounded to a whole number
say-rounded-to = { $value } rounded to { $decimals } decimals
say-rounded-up-to = { $value } rounded, without the last { $decimals } digits
say-whole = the whole part of { $value }
say-rest = the rest of { $left } divided by { $right }
say-length = the number of characters of { $value }
say-trimmed = { $value } without needless blanks
say-first-letters = the first { $count } characters of { $value }
say-last-letters = the last { $count } characters of { $value }
say-day = the day { $year }-{ $month }-{ $day }
say-year = the year of { $value }
say-month = the month of { $value }

## Rows of tables

say-rows-where = the number of rows of table { $table } with { $conditions }
say-sum-where = the sum of { $column } in the rows with { $conditions }
say-cell-is = column “{ $label }” being { $wanted }
say-cell-is-not = column “{ $label }” not being { $wanted }
say-cell-like = column “{ $label }” like { $wanted }
say-cell-not-like = column “{ $label }” not like { $wanted }
say-cell-less = column “{ $label }” less than { $wanted }
say-cell-less-or-equal = column “{ $label }” at most { $wanted }
say-cell-greater = column “{ $label }” greater than { $wanted }
say-cell-greater-or-equal = column “{ $label }” at least { $wanted }
say-cell-blank = column “{ $label }” blank
say-cell-filled = column “{ $label }” filled in

## The page of rules

rules-title = Rules of the form “{ $title }”
rules-intro = Version { $version }. { $count } rules: { $errors } errors (the submission must be corrected), { $warnings } warnings (accepted, and wants a word of explanation), { $notes } notes
rules-none = This form has no rules
rules-section = { $id }. { $title }
rules-section-other = General rules
rules-condition = Must hold
rules-formula = Formula
rules-fields = Fields
rules-message = Said when it does not
rules-blank = Blank answers
rules-not-applicable = Not applicable
rules-trial = Trial
rules-scope = Judges
rules-scope-collection = the totals of the collection, not single submissions
rules-blank-skip = the rule says nothing where a figure that it needs is not there
rules-blank-zero = count as 0
rules-blank-fail = break the rule
rules-not-applicable-skip = the rule says nothing where an answer does not apply
rules-not-applicable-zero = an answer that does not apply counts as 0
rules-not-applicable-fail = an answer that does not apply breaks the rule
rules-trial-until = to the end of { $period }; until then it is only a note
rules-field = { $code }: { $label }
rules-field-measure = { $code }: { $label } ({ $measure })

## A rule step by step

explain-title = { $rule } ({ $severity }) · { $unit } { $name } · { $period }
explain-file = File { $file }
explain-must = Must hold: { $sentence }
explain-figures = Figures:
explain-steps = Step by step:
explain-verdict-holds = Result: it holds, nothing is to be corrected
explain-verdict-broken = Result: it does not hold. { $message }
explain-verdict-lacking = Result: it does not hold, since a figure is not there that the rule says must be
explain-verdict-skipped = Result: not judged, since a figure that is needed is not there
explain-verdict-no-result = Result: not judged, since the formula has no result ({ $fault })
explain-unreadable = The cell of a field cannot be read, so the rule is not judged; the cell has an error of its own
explain-missing-skip = not there, so the rule is not judged
explain-missing-zero = not there, counts as 0
explain-missing-fail = not there, breaks the rule
explain-missing = not there
explain-raw = the cell says “{ $raw }”
explain-decided = as the office decided
explain-from-roster = roster
explain-from-form = form
explain-from-past = accepted in { $count } { $count ->
    [one] period
   *[other] periods
}
explain-from-period = accepted value of { $period }
explain-rows = { $count } rows
step-true = true
step-false = false
step-blank = (blank)
step-missing = (not there)
step-separator = ,{" "}
step-more = … and { $count } more cells
step-hidden = { $count } cells, not shown since they are about persons

## Checking a form

form-check-clean = Nothing to mend: { $files }
form-check-advice = { $count ->
    [0] No advice
    [one] 1 piece of advice (no mistake)
   *[other] { $count } pieces of advice (no mistakes)
}

## Trying rules on past periods

try-title = { $title } · { $rules ->
    [one] 1 rule tried
   *[other] { $rules } rules tried
}
try-period-inbox = { $period }: { $count } submissions in the inbox
try-period-values = { $period }: { $count } units, only numbers in values.csv, so that rules over tables and texts cannot be judged
try-draft = Draft of rules: { $file }
try-heading-rule = Rule
try-heading-judged = Judged
try-heading-skipped = Skipped
try-heading-unknown = Unknown
try-heading-broken = Broken
try-heading-share = Share
try-heading-on = By units
try-never-judged = Never judged: { $rules }
try-never-broken = Judged and never broken: { $rules }
try-contradiction = { $first } and { $second } contradict each other: of { $count } submissions that both judged, each breaks at least one; look at { $fields }
try-contradiction-none = No two rules contradict each other (pairs with at least { $least } submissions in common)
try-on-period = { $period }: { $units }
try-more = { $units } and { $count } more
try-no-period = There is no period to try: no folder of a period has an inbox or results/values.csv
    .hint = name other periods by --periods, or leave it out to try all of them
error-no-such-rule = { $scope ->
    [collection] Rule “{ $rule }” judges totals, not single submissions
   *[form] The form has no rule “{ $rule }”
}
    .hint = { $has-suggestion ->
        [yes] is { $suggestion } meant? Type tonghop form rules to see all rules
       *[no] type tonghop form rules to see all rules
    }
error-no-such-unit = The roster has no unit “{ $unit }”
    .hint = { $has-suggestion ->
        [yes] is { $suggestion } meant? The codes of units stand in the roster
       *[no] see the codes of units in the roster
    }
error-no-submission = Unit { $unit } has no submission for { $period } that could be read
    .hint = type tonghop status to see who has submitted

## The effect of findings

effect-of = can change { $field } by { $amount }, which is { $share }% of the total
effect-of-all = can change { $field } by { $amount }, which is all of the total or more
effect-spread = { $cells ->
    [one] This 1 cell holds
   *[other] These { $cells } cells hold
} { $share }% of the doubt in the totals
effect-unknown = Of { $count } errors and warnings the effect is not known; they stand last
effect-none = No finding can change a total
findings-column-effect = Possible change
findings-column-share = Share of the total (%)
