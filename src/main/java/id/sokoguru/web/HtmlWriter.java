package id.sokoguru.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes an {@link Html} as the response. */
final class HtmlWriter implements HandlerMethodReturnValueHandler {
    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Html.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        var response = request.getNativeResponse(HttpServletResponse.class);
        if (value instanceof Html html && response != null) {
            write(html, response);
        }
    }

    static void write(Html html, HttpServletResponse response) throws IOException {
        response.setStatus(html.status());
        if (html.location() != null) {
            response.setHeader("Location", html.location());
            return;
        }
        response.setContentType(html.contentType());
        if (html.fileName() != null) {
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(html.fileName()).build().toString());
        }
        if (response.getHeader("Cache-Control") == null) {
            response.setHeader("Cache-Control", "no-store");
        }
        var bytes = html.bytes();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
