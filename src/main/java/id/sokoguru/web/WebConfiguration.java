package id.sokoguru.web;

import id.sokoguru.jte.StaticTemplates;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<Visit> visit;
    private final ObjectProvider<Gate> gate;

    WebConfiguration(ObjectProvider<Visit> visit, ObjectProvider<Gate> gate) {
        this.visit = visit;
        this.gate = gate;
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    @Bean
    static BusinessDay businessDay() {
        return BusinessDay.ofSystem();
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new HtmlWriter());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArgument(visit.getObject()));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate.getObject());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, CooperativeId.class, Visit::cooperative);
    }
}
