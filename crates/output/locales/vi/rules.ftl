# Ràng buộc của biểu viết thành lời: lệnh `tonghop form rules`, `form explain`, `form check`, `form try`.

## So sánh

say-equal = { $left } bằng { $right }
say-not-equal = { $left } khác { $right }
say-less = { $left } nhỏ hơn { $right }
say-less-or-equal = { $left } không lớn hơn { $right }
say-greater = { $left } lớn hơn { $right }
say-greater-or-equal = { $left } không nhỏ hơn { $right }
say-is = { $left } là { $right }
say-is-not = { $left } không phải là { $right }
say-between = { $value } từ { $least } đến { $most }
say-not-between = { $value } nhỏ hơn { $least } hoặc lớn hơn { $most }
say-differ-at-most = { $left } và { $right } chênh nhau không quá { $gap }
say-differ-less = { $left } và { $right } chênh nhau dưới { $gap }
say-differ-more = { $left } và { $right } chênh nhau quá { $gap }
say-differ-at-least = { $left } và { $right } chênh nhau ít nhất { $gap }
say-blank = { $value } để trống
say-not-blank = { $value } có ghi
say-a-number = { $value } là số
say-no-number = { $value } không phải là số
say-exact = { $left } giống hệt { $right }, kể cả chữ hoa
say-not-exact = { $left } không giống hệt { $right }
say-unit-new = đơn vị mới thành lập trong kỳ
say-unit-not-new = đơn vị đã có từ trước kỳ
say-always = luôn đúng
say-never = không bao giờ đúng
say-holds = { $value } khác 0
say-fails = { $value } bằng 0

## Nối các điều kiện

say-and = { $first } và { $second }
say-also = { $first }, và { $second }
say-all = đủ các điều: { $list }
say-or = hoặc { $first }, hoặc { $second }
say-any = ít nhất một trong các điều: { $list }
say-same-truth = { $left } khi và chỉ khi { $right }
say-other-truth = chỉ một trong hai điều: { $left }; { $right }
say-if = nếu { $condition } thì { $then }
say-if-else = nếu { $condition } thì { $then }, nếu không thì { $else }
say-else = trừ khi { $condition }, { $then }
say-value-if-else = { $then } nếu { $condition }, { $else } nếu không
say-value-if = { $then } nếu { $condition }
say-unless-fault = { $value }, không tính được thì { $else }
say-bracketed = ({ $inner })

## Con số

say-field = { $code } ({ $label })
say-prior = { $code } kỳ trước
say-prior-year = { $code } kỳ trước trong cùng năm
say-prior-before = { $code } của { $periods } kỳ trước đó
say-prior-last-year = { $code } cùng kỳ năm trước
say-history = các giá trị { $code } đã chốt trong { $periods } kỳ gần nhất
say-total-of = số đơn vị chọn “{ $part }” ở { $code }
say-numerator = tử số của { $code }
say-denominator = mẫu số của { $code }
say-units-expected = số đơn vị phải nộp
say-units-received = số đơn vị đã nộp
say-units-accepted = số đơn vị được nhận
say-units-missing = số đơn vị chưa nộp
say-units-rejected = số đơn vị phải sửa
say-units-late = số đơn vị nộp muộn
rules-tolerance = Sai số cho phép
say-total = số tổng hợp của { $code }
say-rows = số dòng của bảng { $table }
say-column = cột “{ $label }” của bảng { $table }
say-parameter = { $value } (tham số { $name })
say-unit-kind = loại đơn vị
say-unit-name = tên đơn vị
say-unit-code = mã đơn vị
say-unit-cells = số chi đoàn ghi trong danh bạ
say-unit-new-value = việc đơn vị mới thành lập trong kỳ
say-text = “{ $text }”
say-nothing = ô trống
say-yes = đúng
say-no = sai
say-joined = { $left } ghép với { $right }
say-percent = { $number }%
say-sum = tổng của { $list }
say-sum-column = tổng { $column }
say-count = số ô có số trong { $list }
say-count-any = số ô có ghi trong { $list }
say-average = bình quân của { $list }
say-least = số nhỏ nhất trong { $list }
say-most = số lớn nhất trong { $list }
say-absolute = { $value } không kể dấu
say-rounded = { $value } làm tròn đến hàng đơn vị
say-rounded-to = { $value } làm tròn đến { $decimals } chữ số lẻ
say-rounded-up-to = { $value } làm tròn bỏ { $decimals } chữ số cuối
say-whole = phần nguyên của { $value }
say-rest = số dư khi chia { $left } cho { $right }
say-length = số ký tự của { $value }
say-trimmed = { $value } bỏ khoảng trắng thừa
say-first-letters = { $count } ký tự đầu của { $value }
say-last-letters = { $count } ký tự cuối của { $value }
say-day = ngày { $day } tháng { $month } năm { $year }
say-year = năm của { $value }
say-month = tháng của { $value }

## Dòng của bảng kê

say-rows-where = số dòng của bảng { $table } có { $conditions }
say-sum-where = tổng { $column } ở những dòng có { $conditions }
say-cell-is = cột “{ $label }” là { $wanted }
say-cell-is-not = cột “{ $label }” khác { $wanted }
say-cell-like = cột “{ $label }” có dạng { $wanted }
say-cell-not-like = cột “{ $label }” không có dạng { $wanted }
say-cell-less = cột “{ $label }” nhỏ hơn { $wanted }
say-cell-less-or-equal = cột “{ $label }” không lớn hơn { $wanted }
say-cell-greater = cột “{ $label }” lớn hơn { $wanted }
say-cell-greater-or-equal = cột “{ $label }” không nhỏ hơn { $wanted }
say-cell-blank = cột “{ $label }” để trống
say-cell-filled = cột “{ $label }” có ghi

## Trang ràng buộc

rules-title = Ràng buộc của biểu “{ $title }”
rules-intro = Phiên bản { $version }. { $count } ràng buộc: { $errors } mức lỗi (bản nộp phải sửa), { $warnings } mức cảnh báo (được nhận, xin một lời giải thích), { $notes } mức ghi chú
rules-none = Biểu này không có ràng buộc nào
rules-section = { $id }. { $title }
rules-section-other = Ràng buộc chung
rules-condition = Phải đúng
rules-formula = Công thức
rules-fields = Chỉ tiêu
rules-message = Lời báo khi không đúng
rules-blank = Ô để trống
rules-not-applicable = Không áp dụng
rules-trial = Thử nghiệm
rules-scope = Xét
rules-scope-collection = số tổng hợp của cả đợt thu, không xét từng bản nộp
rules-blank-skip = thiếu một số cần dùng thì không xét
rules-blank-zero = tính là 0
rules-blank-fail = coi là không đúng
rules-not-applicable-skip = ghi “không áp dụng” thì không xét
rules-not-applicable-zero = ghi “không áp dụng” thì tính là 0
rules-not-applicable-fail = ghi “không áp dụng” thì coi là không đúng
rules-trial-until = đến hết { $period }, trong thời gian đó chỉ là ghi chú
rules-field = { $code }: { $label }
rules-field-measure = { $code }: { $label } ({ $measure })

## Từng bước của một ràng buộc

explain-title = { $rule } ({ $severity }) · { $unit } { $name } · { $period }
explain-file = Tệp { $file }
explain-must = Phải đúng: { $sentence }
explain-figures = Các số:
explain-steps = Từng bước:
explain-verdict-holds = Kết quả: đúng, không có gì phải sửa
explain-verdict-broken = Kết quả: không đúng. { $message }
explain-verdict-lacking = Kết quả: không đúng, vì thiếu số mà ràng buộc coi là phải có
explain-verdict-skipped = Kết quả: không xét, vì thiếu số cần dùng
explain-verdict-no-result = Kết quả: không xét, vì công thức không tính được ({ $fault })
explain-unreadable = Ô của một chỉ tiêu không đọc được, nên ràng buộc không xét; ô đó đã có lỗi riêng
explain-missing-skip = không có số, nên không xét
explain-missing-zero = không có số, tính là 0
explain-missing-fail = không có số, coi là không đúng
explain-missing = không có số
explain-raw = ô ghi “{ $raw }”
explain-decided = theo quyết định của văn phòng
explain-from-roster = danh bạ
explain-from-form = biểu
explain-from-past = đã chốt của { $count } kỳ
explain-from-period = số đã nhận { $period }
explain-rows = { $count } dòng
step-true = đúng
step-false = sai
step-blank = (trống)
step-missing = (không có)
step-separator = ;{" "}
step-more = … và { $count } ô nữa
step-hidden = { $count } ô, không hiện vì có dữ liệu cá nhân

## Soát biểu

form-check-clean = Không có chỗ nào phải sửa: { $files }
form-check-advice = { $count ->
    [0] Không có lời nhắc nào
   *[other] { $count } lời nhắc (không phải lỗi)
}

## Thử ràng buộc với các kỳ đã qua

try-title = { $title } · thử { $rules } ràng buộc
try-period-inbox = { $period }: { $count } bản nộp trong hộp thư
try-period-values = { $period }: { $count } đơn vị, chỉ có số trong values.csv nên ràng buộc về bảng kê và về chỉ tiêu không có ở đó không xét được
try-draft = Ràng buộc nháp: { $file }
try-heading-rule = Ràng buộc
try-heading-judged = Đã xét
try-heading-skipped = Không xét
try-heading-unknown = Không biết
try-heading-broken = Không đúng
try-heading-share = Tỷ lệ
try-heading-on = Ở đơn vị
try-never-judged = Chưa bao giờ xét được: { $rules }
try-never-broken = Đã xét mà chưa bao giờ báo: { $rules }
try-contradiction = { $first } và { $second } mâu thuẫn: trong { $count } bản nộp cả hai cùng xét, bản nào cũng không đúng ít nhất một; xem { $fields }
try-contradiction-none = Không có hai ràng buộc nào mâu thuẫn (xét cặp có từ { $least } bản nộp chung)
try-on-period = { $period }: { $units }
try-more = { $units } và { $count } đơn vị nữa
try-no-period = Không có kỳ nào để thử: không thư mục kỳ nào có inbox hoặc results/values.csv
    .hint = ghi khoảng kỳ khác bằng --periods, hoặc để trống để thử mọi kỳ
error-no-such-rule = { $scope ->
    [collection] Ràng buộc “{ $rule }” xét số tổng hợp, không xét từng bản nộp
   *[form] Biểu không có ràng buộc “{ $rule }”
}
    .hint = { $has-suggestion ->
        [yes] có phải ý là { $suggestion }? Gõ tonghop form rules để xem mọi ràng buộc
       *[no] gõ tonghop form rules để xem mọi ràng buộc
    }
error-no-such-unit = Danh bạ không có đơn vị “{ $unit }”
    .hint = { $has-suggestion ->
        [yes] có phải ý là { $suggestion }? Mã đơn vị ghi trong tệp danh bạ
       *[no] xem mã đơn vị trong tệp danh bạ
    }
error-no-submission = Đơn vị { $unit } chưa có bản nộp đọc được trong kỳ { $period }
    .hint = gõ tonghop status để xem đơn vị nào đã nộp

## Ảnh hưởng của phát hiện

effect-of = có thể làm { $field } đổi { $amount }, bằng { $share }% số tổng hợp
effect-of-all = có thể làm { $field } đổi { $amount }, bằng hoặc hơn cả số tổng hợp
effect-spread = { $cells ->
    [1] Ô đầu danh sách
   *[other] { $cells } ô này
} chiếm { $share }% phần chưa chắc của các số tổng hợp
effect-unknown = { $count } lỗi và cảnh báo chưa rõ ảnh hưởng, xếp cuối
effect-none = Không có phát hiện nào làm đổi được số tổng hợp
findings-column-effect = Có thể đổi
findings-column-share = Phần của số tổng hợp (%)
