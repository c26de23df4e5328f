# The Word report: names of files, commands, the annex, and what a report cannot say.

file-report = report-{ $period }
file-report-provisional = report-{ $period }-provisional

cmd-report = Write the Word report from report.md, or check one that was edited by hand
cmd-report-check = Hold a Word report that was edited by hand against the data of today
usage-report = tonghop report <FOLDER> [OPTIONS]
    tonghop report check <REPORT> [OPTIONS]
usage-report-check = tonghop report check <REPORT> [OPTIONS]
value-report = REPORT
arg-report = A Word report that this command wrote, perhaps edited by hand since
error-no-report-text = There is no text of the report yet: { $path }
    .hint = write that file in Markdown, each figure by its code: {"{{ TT01 }}"}; see sample-workbooks/report.md
summary-report-figures = Figures in the report: { $count }

report-provisional = (Provisional: figures of submissions with errors are included)
report-opening = the opening
report-annex-code = Code
report-annex-label = Item
report-annex-measure = Unit of measure
report-annex-figure = Figure
report-annex-coverage = Units covered

report-wants-number = a number
report-wants-whole = a whole number from 0
report-wants-step = a step above 0, such as over(100)
report-wants-whole-of-part = a part and its whole, such as A1 | fraction(A2), the part no more than the whole
report-wants-small-number = a small number for which there is one word
report-wants-figure = an item of the form
report-wants-three-words = three words for more, less and the same, such as direction("rose", "fell", "stayed the same")
report-wants-choice = one of the item’s choices, spelled as in the form
report-wants-how-many = a number of units from 1
report-wants-period = a period or a day
report-wants-day = a day, such as "2012-04-05" | day
report-wants-year = a year before the period
report-wants-answers = chosen answers
report-wants-exact = an exact number; a division in the text is not exact, use percent or rounded

report-no-html = there is an HTML tag
report-no-picture = there is a picture
report-no-code = there is a block of code (mostly because a line begins with 4 blanks or more)

report-not-a-document = it is no Word document (.docx), or a damaged one
report-too-large = it is too large
report-no-stamp = it does not say any more which figure stands where; this program did not write it, or it was saved in another format
