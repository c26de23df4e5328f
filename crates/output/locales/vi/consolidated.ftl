# Sổ tổng hợp của cấp thu báo cáo.

consolidated-sheet-totals = Tổng hợp
consolidated-sheet-checks = Kiểm tra
consolidated-sheet-matrix = Ma trận
consolidated-sheet-answers = Ý kiến
consolidated-sheet-standing = Tình hình nộp
consolidated-sheet-ranking = Xếp hạng
consolidated-sheet-changes = Nộp lại
consolidated-sheet-decisions = Quyết định
consolidated-sheet-roster = Danh bạ
consolidated-sheet-findings = Phát hiện
consolidated-sheet-sources = Nguồn số liệu

consolidated-title-totals = Tổng hợp số liệu
consolidated-title-checks = Kiểm tra số tổng hợp, { $period }
consolidated-title-figures = Số liệu dùng trong kiểm tra mà không có ô ở trang khác
consolidated-title-submissions = Ràng buộc của từng bản nộp
consolidated-title-matrix = Số liệu từng đơn vị, { $period }
consolidated-title-answers = Ý kiến của các đơn vị, { $period }
consolidated-title-standing = Tình hình nộp báo cáo, { $period }
consolidated-title-ranking = { $title }, { $period }
consolidated-title-changes = Những chỗ khác nhau giữa các lần nộp, { $period }
consolidated-title-decisions = Các quyết định của văn phòng, { $period }
consolidated-title-roster = Danh bạ đơn vị, { $period }
consolidated-title-findings = Các điểm phát hiện khi đọc và kiểm tra, { $period }
consolidated-title-sources = Nguồn của từng số tổng hợp, { $period }

consolidated-period = { $period }
consolidated-units = Đã nhận { $received }/{ $expected } đơn vị, cộng số liệu của { $accepted }/{ $expected } đơn vị{ $late ->
        [0] {""}
       *[other] , nộp muộn { $late }
    }
consolidated-deadline = . Hạn nộp: { $deadline }
consolidated-provisional = SỐ LIỆU TẠM TÍNH
consolidated-notice-provisional = Tạm tính từ bản nộp còn lỗi, không lấy các ô có lỗi ({ $count } đơn vị): { $units }
consolidated-notice-rejected = Chưa cộng vì bản nộp còn lỗi ({ $count } đơn vị): { $units }
consolidated-notice-missing = Chưa nộp ({ $count } đơn vị): { $units }
consolidated-notice-committee = Chưa có số liệu của văn phòng: các chỉ tiêu văn phòng nhập đang để trống
consolidated-and-more = và { $count } đơn vị khác (xem trang “{ $sheet }”)

consolidated-note-checks = Cột “Kết quả” tự tính lại khi số ở trang “{ $sheet }” thay đổi. “Chưa đủ số liệu”: còn thiếu số nên chưa kết luận.
consolidated-note-prior = Kỳ trước là { $period }: tổng các giá trị đã chốt; ô trống là kỳ trước không có số. Số lũy kế năm không so với năm trước.
consolidated-note-no-prior = Chưa có số liệu đã chốt của { $period } nên không so sánh với kỳ trước.
consolidated-note-last-year = Cùng kỳ năm trước là { $period }: tổng các giá trị đã chốt; ô trống là kỳ đó không có số.
consolidated-note-year = Lũy kế từ đầu năm gồm: { $periods }. Ô vàng: chưa đủ kỳ hoặc chưa đủ đơn vị. Chỉ tiêu thời điểm, lũy kế và trạng thái lấy số kỳ này; tỷ lệ tính lại từ số lũy kế.
consolidated-note-year-gap = Lũy kế từ đầu năm gồm: { $periods }. CHƯA CÓ số đã chốt của: { $missing }; kỳ chưa có không tính là 0. Ô vàng: chưa đủ kỳ hoặc chưa đủ đơn vị. Chỉ tiêu thời điểm, lũy kế và trạng thái lấy số kỳ này; tỷ lệ tính lại từ số lũy kế.
consolidated-note-targets = Đạt (%): chỉ tiêu cộng dồn thì so số từ đầu kỳ được giao đến nay, chỉ tiêu thời điểm, lũy kế và tỷ lệ thì so số kỳ này, với chỉ tiêu trong tệp targets.csv. Ô vàng: chưa đủ kỳ hoặc chưa đủ đơn vị.
consolidated-note-ranking = Điểm tính lại khi số đo thay đổi; thứ tự dòng là lúc lập bản này. Đơn vị bằng điểm thì cùng hạng.
consolidated-note-ranking-absent = Đơn vị chưa nộp: cột số đo để trống, công thức tính ô trống như số 0. Ô vàng: đã nộp nhưng không rõ ngày nhận nên không biết muộn mấy ngày.
consolidated-note-ranking-deadline = Hạn nộp: { $deadline }.
consolidated-note-ranking-no-deadline = Kỳ này chưa khai hạn nộp nên không biết nộp muộn mấy ngày.
consolidated-note-criterion = { $label }: { $formula }
consolidated-note-grade = { $label }: từ { $points } điểm
consolidated-note-matrix = Chỉ có số liệu đã cộng vào tổng. Ô trống: đơn vị không ghi. Dòng xám: chưa nộp. Dòng đỏ nhạt: còn lỗi, chưa cộng. Dòng vàng: tạm tính. Ô xám rất nhạt: không phải trả lời.
consolidated-note-matrix-linked = Bấm vào một số để đến nguồn của số đó.
consolidated-note-matrix-heads = Nhiều số quá mức Excel cho phép gắn liên kết: bấm vào mã chỉ tiêu để đến nguồn của cả cột.
consolidated-note-table = { $period }. Các dòng của những đơn vị đã cộng vào tổng; cột thông tin cá nhân không đưa vào đây.
consolidated-note-table-count = { $period }. Bảng có thông tin cá nhân: chỉ tổng hợp số dòng của từng đơn vị.
consolidated-note-answers = Mỗi câu hỏi một khối. Đánh dấu x vào cột “Chọn” ở ý kiến cần đưa vào báo cáo, rồi lọc theo cột đó.
consolidated-note-standing = Hạn nộp: { $deadline }. Bản nhận sau ngày này là nộp muộn.
consolidated-note-roster = Số 1 ở bốn cột sau: đơn vị được tính vào số đầu kỳ, thành lập trong kỳ, giải thể trong kỳ, cuối kỳ.
consolidated-note-sources = Mỗi chỉ tiêu một khối; bấm vào mã ở dòng đầu khối để trở về số tổng hợp. Cột “Nguyên văn” là nội dung ô đúng như trong tệp của đơn vị.
consolidated-note-sources-left = Kỳ này có quá nhiều số liệu để liệt kê trong một tệp Excel: nguồn của từng số ở tệp values.csv đi kèm. Trang này chỉ ghi mỗi chỉ tiêu có bao nhiêu số liệu.

consolidated-column-index = TT
consolidated-column-code = Mã
consolidated-column-label = Chỉ tiêu
consolidated-column-measure = Đơn vị tính
consolidated-column-total = Tổng số
consolidated-column-prior = Kỳ trước ({ $period })
consolidated-column-change = Tăng/giảm
consolidated-column-prior-coverage = Số đơn vị kỳ trước
consolidated-column-last-year = Cùng kỳ năm trước ({ $period })
consolidated-column-last-year-change = Tăng/giảm so với cùng kỳ
consolidated-column-last-year-percent = % tăng/giảm so với cùng kỳ
consolidated-column-last-year-coverage = Số đơn vị cùng kỳ
consolidated-column-year = Lũy kế từ đầu năm { $year }
consolidated-column-year-coverage = Số kỳ đã có
consolidated-column-target =
    { $grain ->
        [year] Chỉ tiêu năm { $year }
       *[other] Chỉ tiêu ({ $period })
    }
consolidated-column-reached =
    { $grain ->
        [year] Đạt (%) chỉ tiêu năm
       *[other] Đạt (%) ({ $period })
    }
consolidated-column-rank = Hạng
consolidated-column-points = Tổng điểm
consolidated-column-grade = Xếp loại
consolidated-column-part = Phần/tổng
consolidated-column-share = Tỷ lệ %
consolidated-column-coverage = Số đơn vị có số liệu
consolidated-column-source = Nguồn
consolidated-column-check = Nội dung kiểm tra
consolidated-column-formula = Công thức
consolidated-column-left = Vế trái
consolidated-column-right = Vế phải
consolidated-column-difference = Chênh lệch
consolidated-column-state = Kết quả
consolidated-column-see = Xem
consolidated-column-submissions = Số bản nộp không đạt
consolidated-column-units = Đơn vị
consolidated-column-unit-code = Mã đơn vị
consolidated-column-unit-name = Tên đơn vị
consolidated-column-unit-kind = Loại đơn vị
consolidated-column-outcome = Tình trạng
consolidated-column-file = Tệp
consolidated-column-sheet = Trang
consolidated-column-row = Dòng
consolidated-column-rows = Số dòng
consolidated-column-cell = Ô
consolidated-column-tick = Chọn
consolidated-column-question = Câu hỏi
consolidated-column-answer = Trả lời
consolidated-column-received = Ngày nhận
consolidated-column-filled-on = Ngày ghi trên biểu
consolidated-column-errors = Lỗi
consolidated-column-warnings = Cảnh báo
consolidated-column-notes = Ghi nhận
consolidated-column-first-fault = Điểm cần xem trước tiên
consolidated-column-founded = Ngày thành lập
consolidated-column-dissolved = Ngày giải thể
consolidated-column-begin = Đầu kỳ
consolidated-column-founded-in = Thành lập trong kỳ
consolidated-column-dissolved-in = Giải thể trong kỳ
consolidated-column-end = Cuối kỳ
consolidated-column-line = Dòng danh bạ
consolidated-column-severity = Mức độ
consolidated-column-field = Mã chỉ tiêu
consolidated-column-found = Đang ghi
consolidated-column-message = Phát hiện
consolidated-column-expected = Đúng ra
consolidated-column-hint = Cách xử lý
consolidated-column-value = Giá trị
consolidated-column-raw = Nguyên văn
consolidated-column-remark = Ghi chú
consolidated-column-decision = Quyết định
consolidated-column-decided = Giá trị được tính
consolidated-column-by = Người quyết định
consolidated-column-on = Ngày quyết định
consolidated-column-why = Lý do
consolidated-column-replaced = Tệp đã được thay
consolidated-column-counting = Tệp được tính
consolidated-column-cell-before = Ô (bản trước)
consolidated-column-before = Bản trước ghi
consolidated-column-cell-after = Ô (bản được tính)
consolidated-column-after = Bản được tính ghi
consolidated-column-sha = Mã kiểm tra tệp (SHA-256)

consolidated-outcome-accepted = Đạt
consolidated-outcome-provisional = Có lỗi, tạm tính
consolidated-outcome-rejected = Có lỗi, chưa cộng
consolidated-outcome-missing = Chưa nộp
consolidated-outcome-unexpected = Ngoài diện nộp
consolidated-outcome-below = Cơ quan cấp dưới
consolidated-late = { $outcome }, nộp muộn

consolidated-year-full = đủ { $have }/{ $of } { consolidated-grain }
consolidated-year-gap = thiếu: { $have }/{ $of } { consolidated-grain } (chưa có { $missing })
consolidated-year-units = ; { $period }: { $have }/{ $of } đơn vị
consolidated-year-last = số kỳ này
consolidated-year-first = số đầu năm
consolidated-year-span = từ đầu năm đến nay
consolidated-grain =
    { $grain ->
        [month] tháng
        [quarter] quý
        [half] kỳ 6 tháng
       *[other] năm
    }
consolidated-period-file = { $period } (tệp { $file })

consolidated-measure-submitted = Đã nộp
consolidated-measure-accepted = Được chấp nhận
consolidated-measure-days_late = Số ngày muộn
consolidated-measure-resubmissions = Số lần nộp lại
consolidated-measure-errors = Lỗi
consolidated-measure-blank_required = Ô bắt buộc để trống
consolidated-measure-warnings = Cảnh báo
consolidated-measure-unexplained = Cảnh báo chưa giải thích
consolidated-measure-notes = Ghi nhận

consolidated-file-accepted = Đạt
consolidated-file-rejected = Có lỗi
consolidated-file-superseded = Đã có bản khác thay
consolidated-file-duplicate = Trùng tệp khác
consolidated-file-left-out = Để riêng theo quyết định
consolidated-file-unidentified = Không rõ của đơn vị nào
consolidated-file-unreadable = Không đọc được

consolidated-severity-error = Lỗi
consolidated-severity-warning = Cảnh báo
consolidated-severity-note = Ghi nhận
consolidated-severity-decided = Đã quyết định
consolidated-checks-trial = { $severity } (thử đến hết { $until })

consolidated-decision-take = Lấy tệp này
consolidated-decision-leave = Để riêng tệp này
consolidated-decision-value = Lấy giá trị này
consolidated-decision-explain = Cảnh báo đã có giải thích
consolidated-decision-idle = { $kind } (không còn tác dụng)
consolidated-no-changes = Không có chỗ nào khác nhau

consolidated-band-committee = Số liệu của văn phòng
consolidated-band-others = Các tệp khác

consolidated-office = Văn phòng
consolidated-source = nguồn
consolidated-see-table = xem bảng
consolidated-back = ← Tổng hợp
consolidated-from-roster = danh bạ
consolidated-roster-line = dòng { $line } danh bạ
consolidated-computed-from = Tính từ các số tổng hợp: { $formula }
consolidated-continued = { $title } (tiếp)
consolidated-choice = { $choice }
consolidated-table-line = Bảng kê: { $title }
consolidated-rows = dòng
consolidated-rows-sum = dòng, cộng
consolidated-sum = Tổng số
consolidated-no-rows = Không có dòng nào
consolidated-no-contribution = Không có số liệu nào
consolidated-contributions-left = { $count } số liệu, xem tệp values.csv
consolidated-no-findings = Không có phát hiện nào
consolidated-silent = Không ghi ({ $count } đơn vị): { $units }
consolidated-not-applicable = không áp dụng
consolidated-not-taken = có lỗi
consolidated-not-exact = không tính được chính xác
consolidated-remark-provisional = tạm tính
consolidated-personal = (thông tin cá nhân)
consolidated-cut = … [còn { $count } ký tự, xem tệp gốc]
consolidated-page = Trang

consolidated-check-holds = Đạt
consolidated-check-broken = Lệch
consolidated-check-unknown = Chưa đủ số liệu
consolidated-no-checks = Biểu mẫu không có ràng buộc nào của cả kỳ
consolidated-see = xem
consolidated-parameter = Định mức khai báo trong biểu mẫu
consolidated-from-standing = Tình hình nộp của kỳ này
consolidated-more-units = và { $count } đơn vị khác
consolidated-kept = { $count } ràng buộc còn lại: mọi bản nộp đều đạt hoặc không áp dụng
consolidated-column-explanation = Đơn vị giải trình
consolidated-severity-explained = Cảnh báo (đã giải trình)
consolidated-severity-trial = Đang thử
consolidated-band-trial = Ràng buộc đang thử: chưa tính là lỗi, không chặn bản nộp nào
consolidated-column-explained = Đã giải trình
consolidated-sheet-notes = Ghi chú
consolidated-title-notes = Ghi chú của các đơn vị, { $period }
consolidated-note-notes = Những điều đơn vị ghi bên cạnh số liệu. Cột “Giải trình cho” cho biết cảnh báo nào nhờ đó được coi là đã giải trình.
consolidated-column-explains = Giải trình cho
consolidated-column-figure = Số liệu
consolidated-column-note = Ghi chú của đơn vị

consolidated-sheet-contents = Mục lục
consolidated-sheet-charts = Biểu đồ
consolidated-title-contents = Bản tổng hợp { $period }
consolidated-title-charts = Biểu đồ, { $period }
consolidated-to-contents = ← Mục lục
consolidated-note-contents = Bấm vào tên trang để mở trang đó; bấm “← Mục lục” ở ô A1 của mỗi trang để trở về đây.
consolidated-note-charts = Số liệu của biểu đồ, lấy từ các trang khác; không in.
consolidated-column-about = Nội dung
consolidated-column-count = Số lượng
consolidated-column-count-of = Tính theo
consolidated-column-units-count = Số đơn vị

consolidated-fact-committee = Nơi tổng hợp
consolidated-fact-superior = Cấp trên
consolidated-fact-form = Biểu mẫu
consolidated-fact-period = Kỳ báo cáo
consolidated-fact-deadline = Hạn nộp
consolidated-fact-kind = Số liệu
consolidated-fact-provisional = Số liệu
consolidated-fact-units = Đơn vị
consolidated-fact-findings = Phát hiện
consolidated-form-named = { $title } (mã { $id }, phiên bản { $version })
consolidated-is-final = Số liệu chính thức: chỉ cộng các bản nộp đạt
consolidated-is-provisional = SỐ LIỆU TẠM TÍNH: có cả số liệu của bản nộp còn lỗi
consolidated-units-counted = Đã nhận { $received }/{ $expected } đơn vị, cộng số liệu của { $accepted }/{ $expected }; nộp muộn { $late }, phải sửa { $rejected }, chưa nộp { $missing }
consolidated-findings-counted = Lỗi { $errors }, cảnh báo { $warnings } (đã giải trình { $explained }), ghi nhận { $notes }

consolidated-about-totals = Tổng số từng chỉ tiêu, so với kỳ trước; chỗ ký
consolidated-about-charts = Biểu đồ tình hình nộp và các chỉ tiêu chính
consolidated-about-checks = Các ràng buộc của biểu mẫu đạt hay lệch
consolidated-about-matrix = Số liệu từng đơn vị theo từng chỉ tiêu, cộng thành số tổng hợp
consolidated-about-table = Bảng kê: { $title }
consolidated-about-table-count = Bảng kê: { $title } (chỉ đếm số dòng của từng đơn vị)
consolidated-about-answers = Phần trả lời bằng lời, theo từng câu hỏi
consolidated-about-standing = Đơn vị nào đã nộp, nộp muộn, phải sửa, chưa nộp; từng tệp nhận được
consolidated-about-ranking = Điểm nề nếp báo cáo của từng đơn vị, xếp từ cao xuống thấp
consolidated-about-notes = Điều đơn vị ghi bên cạnh số liệu, lời giải trình
consolidated-about-changes = Đơn vị nộp lại thì số nào đã thay đổi
consolidated-about-decisions = Văn phòng đã quyết định gì, ai, ngày nào, vì sao
consolidated-about-roster = Đơn vị nào phải báo cáo, thành lập, giải thể trong kỳ
consolidated-about-findings = Mọi lỗi, cảnh báo, ghi nhận, kèm ô và cách xử lý
consolidated-about-sources = Mỗi số tổng hợp lấy từ tệp, trang, ô nào
consolidated-of-fields = chỉ tiêu
consolidated-of-charts = biểu đồ
consolidated-of-rules = ràng buộc
consolidated-of-units = đơn vị
consolidated-of-rows = dòng
consolidated-of-answers = câu trả lời
consolidated-of-notes = ghi chú
consolidated-of-changes = chỗ khác nhau
consolidated-of-decisions = quyết định
consolidated-of-findings = phát hiện
consolidated-of-cells = ô nguồn

consolidated-chart-standing = Tình hình nộp của { $count } đơn vị
consolidated-standing-in-time = Đạt
consolidated-standing-late = Đạt, nộp muộn
consolidated-standing-to-correct = Phải sửa
consolidated-standing-missing = Chưa nộp
consolidated-chart-biggest = Chỉ vẽ { $shown } đơn vị có số lớn nhất trong { $count } đơn vị có số; số của các đơn vị khác ở trang “{ $sheet }”.
consolidated-chart-without = Không vẽ { $count } đơn vị chưa có số: { $units }
consolidated-chart-unknown = Không vẽ vì chưa đủ số liệu: { $codes }
consolidated-chart-no-previous = Chưa có số liệu đã chốt của { $period } để so sánh.
consolidated-chart-partial = Số đơn vị có số liệu: { $list }
consolidated-chart-before = kỳ trước { $coverage }

consolidated-preparer = Người lập biểu
consolidated-head-of-office = Thủ trưởng đơn vị
consolidated-signing = (Ký, ghi rõ họ tên)
consolidated-signing-sealed = (Ký, đóng dấu, ghi rõ họ tên)
