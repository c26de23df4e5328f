# Bảng tình hình nộp của một kỳ, và dự kiến số tổng hợp.

board-title = Tình hình nộp báo cáo
board-subtitle = { $title } · { $period }
board-period = { $period }
board-no-deadline = Kỳ này chưa đặt hạn nộp
board-deadline = Hạn nộp: { $deadline }
board-on-left = { $deadline }. Tính đến { $on }: còn { $days } ngày
board-on-last = { $deadline }. Ngày { $on } là ngày cuối
board-on-over = { $deadline }. Tính đến { $on }: đã quá hạn { $days } ngày
board-progress = Đã nộp { $received }/{ $expected } đơn vị, được nhận { $accepted }
board-late-count = { $count } nộp muộn
board-late = nộp muộn
board-state-accepted = Được nhận
board-state-rejected = Phải sửa
board-state-missing = Chưa nộp
board-call = Cần liên hệ
board-call-order = Đơn vị có thể làm đổi số tổng hợp nhiều nhất đứng trước
board-call-none = Không còn đơn vị nào phải nhắc nộp hay phải sửa
board-matter-missing = Chưa nộp, cần nhắc
board-matter-rejected = Phải sửa { $errors } lỗi
board-matter-later = Bản nộp sau còn lỗi, đang tính bản trước
board-errors = { $count } lỗi
board-warnings = { $count } cảnh báo
board-percent = { $points }%
board-units = Các đơn vị
board-coverage = Độ phủ của số tổng hợp
board-covered =
    { $count ->
        [0] Mọi chỉ tiêu đều có số của cả { $accepted } đơn vị được nhận ({ $accepted }/{ $expected })
       *[other] { $count } chỉ tiêu dưới đây có đơn vị được nhận mà để trống, ít đơn vị nhất đứng trước; các chỉ tiêu khác có { $accepted }/{ $expected } đơn vị
    }
board-outlook = Số tổng hợp sẽ vào khoảng nào
board-outlook-promise = Đây là dự kiến theo số của các kỳ trước, không phải số cam kết: mỗi đơn vị chưa có số được tính từ mức thấp nhất đến mức cao nhất mà đơn vị đã báo
board-outlook-periods = Các kỳ đã chốt được xét: { $periods }
board-outlook-running = Số lũy kế trong năm thì xét cùng kỳ các năm trước. Đơn vị chưa có số ở kỳ nào thì ghi là chưa biết, không đoán
board-outlook-none = Mọi đơn vị đều đã có số được nhận, số tổng hợp không còn chờ đơn vị nào
board-outlook-no-past = Chưa có kỳ nào đã chốt nên chưa dự kiến được
board-waiting-unit = { $unit } { $span }
board-waiting-more = { $units } và { $count } đơn vị nữa
board-findings = Việc chung của kỳ
board-files = Tệp không tính
board-column-code = Mã
board-column-name = Đơn vị
board-column-matter = Việc cần làm
board-column-file = Tệp
board-column-share = Có thể đổi
board-column-label = Chỉ tiêu
board-column-so-far = Đã có
board-column-coverage = Số đơn vị
board-column-waiting = Các kỳ trước, đơn vị chưa có số đã báo
board-column-expected = Dự kiến
board-column-severity = Mức độ
board-column-message = Nội dung
board-column-hint = Cách xử lý
board-column-status = Tình trạng

outlook-span = { $least } đến { $most }
outlook-open = chưa biết { $units }; không kể thì { $known }
outlook-unknown = chưa biết { $units }
outlook-nothing = chưa có gì để dự kiến
outlook-title = Dự kiến theo số của các kỳ trước ({ $periods }), không phải số cam kết:
outlook-more = … và { $count } chỉ tiêu nữa (xem --html hoặc --format json)
outlook-no-past = Chưa có kỳ nào đã chốt nên chưa dự kiến được số tổng hợp
coverage-lowest =
    { $count ->
        [1] Có đơn vị được nhận mà để trống ở 1 chỉ tiêu: { $fields }
       *[other] Có đơn vị được nhận mà để trống ở { $count } chỉ tiêu, ít đơn vị nhất: { $fields }
    }
