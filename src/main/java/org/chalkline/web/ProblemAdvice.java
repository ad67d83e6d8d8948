package org.chalkline.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns what is thrown into a page or a problem document; people never see a stack. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

  @ExceptionHandler(InvalidInput.class)
  Object invalid(InvalidInput e, HttpServletRequest request) {
    return answer(request, Problem.invalid(e.errors()));
  }

  @ExceptionHandler(Refused.class)
  Object refused(Refused e, HttpServletRequest request) {
    return answer(request, Problem.of(409, e.words()));
  }

  @ExceptionHandler(NoSuchThing.class)
  Object absent(NoSuchThing e, HttpServletRequest request) {
    return answer(request, Problem.of(404));
  }

  /** Two people at once: the second is told so, and nothing of theirs was done. */
  @ExceptionHandler(ConcurrencyFailureException.class)
  Object overtaken(ConcurrencyFailureException e, HttpServletRequest request) {
    return answer(
        request,
        Problem.of(
            409,
            "Somebody else changed this at the same moment. Nothing of yours was done. "
                + "Go back, load the page again and look before you try once more"));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    QueryTimeoutException.class,
    JpaSystemException.class,
    TransactionSystemException.class
  })
  Object away(Exception e, HttpServletRequest request) {
    Incident.logged(e);
    return answer(request, Problem.of(503));
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      return answer(request, Problem.invalid(one(field, "This is not the kind of value expected")));
    }
    return answer(request, Problem.of(400, "The body is missing or is not well-formed JSON"));
  }

  @ExceptionHandler(TypeMismatchException.class)
  Object wrongType(TypeMismatchException e, HttpServletRequest request) {
    if (e instanceof MethodArgumentTypeMismatchException argument
        && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return answer(request, Problem.of(404));
    }
    String field =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return answer(request, Problem.invalid(one(field, "This is not the kind of value expected")));
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  Object missing(MissingServletRequestParameterException e, HttpServletRequest request) {
    return answer(request, Problem.invalid(one(e.getParameterName(), "This is missing")));
  }

  @ExceptionHandler(MissingServletRequestPartException.class)
  Object missing(MissingServletRequestPartException e, HttpServletRequest request) {
    return answer(request, Problem.invalid(one(e.getRequestPartName(), "This is missing")));
  }

  @ExceptionHandler(MissingRequestHeaderException.class)
  Object missing(MissingRequestHeaderException e, HttpServletRequest request) {
    return answer(request, Problem.invalid(one(e.getHeaderName(), "This header is missing")));
  }

  @ExceptionHandler(MethodArgumentNotValidException.class)
  Object notValid(MethodArgumentNotValidException e, HttpServletRequest request) {
    return answer(request, Problem.invalid(fields(e.getBindingResult())));
  }

  @ExceptionHandler(BindException.class)
  Object notBound(BindException e, HttpServletRequest request) {
    return answer(request, Problem.invalid(fields(e.getBindingResult())));
  }

  @ExceptionHandler(MultipartException.class)
  Object multipart(MultipartException e, HttpServletRequest request) {
    return answer(request, Problem.of(e instanceof MaxUploadSizeExceededException ? 413 : 400));
  }

  /** The security filters answer these, by sending to sign-in or by refusing. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  Object security(RuntimeException e) {
    throw e;
  }

  /** The person has gone; nobody reads an answer. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone(AsyncRequestNotUsableException e) {}

  @ExceptionHandler(Exception.class)
  @Nullable Object anything(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return Problems.answer(
          request, Problem.of(known.getStatusCode().value()), known.getHeaders());
    }
    String number = Incident.logged(e);
    return answer(
        request,
        Problem.of(
            500,
            "Nothing was changed. Try again; if it happens again, tell your administrator "
                + "the number "
                + number));
  }

  private static List<FieldError> fields(BindingResult result) {
    return result.getFieldErrors().stream()
        .map(
            error ->
                new FieldError(
                    error.getField(),
                    error.isBindingFailure() || error.getDefaultMessage() == null
                        ? "This is not the kind of value expected"
                        : error.getDefaultMessage()))
        .toList();
  }

  private static List<FieldError> one(String field, String message) {
    return List.of(new FieldError(field, message));
  }

  private static Object answer(HttpServletRequest request, Problem problem) {
    return Problems.answer(request, problem, new HttpHeaders());
  }
}
