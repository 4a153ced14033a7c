package id.sokoguru.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.models.runtime.JteModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prints a template as PDF. The template uses {@code @template.web.pdf} as its layout and must be
 * well-formed XML ({@code <br/>}, every attribute with a value). Nothing is loaded from anywhere.
 * The letters are those of the PDF standard fonts (Western European); others print as {@code #}.
 */
public final class Pdf {
    static {
        Logger.getLogger("com.openhtmltopdf").setLevel(Level.SEVERE);
    }

    private Pdf() {}

    public static byte[] render(JteModel template) {
        return render(template.render());
    }

    public static byte[] render(String html) {
        var bytes = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null)
                    .withHtmlContent(html.replace('−', '–').strip(), "about:blank")
                    .toStream(bytes)
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("the template is not well-formed XML", e);
        }
        return bytes.toByteArray();
    }

    /** The answer of a handler that offers the PDF under a name. */
    public static Html file(String fileName, JteModel template) {
        return Html.file(fileName, "application/pdf", render(template));
    }
}
