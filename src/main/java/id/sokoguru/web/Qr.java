package id.sokoguru.web;

import id.sokoguru.kernel.CooperativeId;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * QR codes for receipts, medium error correction, with the four quiet modules that scanners need.
 */
public final class Qr {
    private static final int QUIET = 4;

    private Qr() {}

    /**
     * The code on a receipt: the public address where anybody may check it, on the host that this
     * request came to. Sixteen digits of the leaf let nobody guess another receipt's address.
     *
     * @param leafHex the hash of the entry, 64 hexadecimal digits
     */
    public static String ofReceipt(CooperativeId cooperative, long entryNo, String leafHex) {
        return svg(
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/bukti/" + cooperative.text() + "/" + entryNo)
                        .queryParam("h", leafHex.substring(0, 16))
                        .build()
                        .toUriString());
    }

    /** As inline SVG, one path; black on white in dark mode too, or phones would not read it. */
    public static String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        int size = code.size + 2 * QUIET;
        return "<svg class=\"qr-code\" viewBox=\"0 0 "
                + size
                + " "
                + size
                + "\" role=\"img\" aria-label=\"QR\""
                + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                + size
                + "v"
                + size
                + "H0z\"/>"
                + "<path fill=\"#000\" d=\""
                + path
                + "\"/></svg>";
    }

    /** As the address of a PNG ({@code data:}), for PDF, which draws no SVG here. */
    public static String image(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int dot = 4;
        int size = (code.size + 2 * QUIET) * dot;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean dark = code.getModule(x / dot - QUIET, y / dot - QUIET);
                image.setRGB(x, y, dark ? 0x000000 : 0xffffff);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
