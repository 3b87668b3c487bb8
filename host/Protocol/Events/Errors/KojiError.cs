namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>One documented Koji error (seed: Common Error Codes).</summary>
public sealed record KojiError
{
    /// <summary>The machine-readable code, Koji's <c>error</c> field.</summary>
    public required EventCode Code { get; init; }

    /// <summary>The HTTP status; null for the widget's errors, which are posted to the page instead.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Koji's <c>message</c> field, byte for byte; the first documented example where <see cref="MessageVaries"/>.</summary>
    public required string Message { get; init; }

    /// <summary>Further documented examples of the message; empty where it does not vary.</summary>
    public IReadOnlyList<string> OtherMessages { get; init; } = [];

    /// <summary>Gets a value indicating whether the message depends on the request, so that only examples of it are documented.</summary>
    public bool MessageVaries { get; init; }

    /// <summary>Why the error happens, each cause in one line.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>Gets what to do, each step in one line, the likeliest first.</summary>
    public required IReadOnlyList<string> Fixes { get; init; }

    /// <summary>Gets a value indicating whether the same request may succeed later without being changed.</summary>
    public bool Transient { get; init; }
}

/// <summary>The codes of the API's errors (seed: Common Error Codes). Those of the widget are in <see cref="EventCodes"/>.</summary>
public static class KojiErrorCodes
{
    /// <summary>401: no key, or none that is valid.</summary>
    public static readonly EventCode Unauthorized = new("unauthorized");

    /// <summary>401: no session token, or none that is valid.</summary>
    public static readonly EventCode InvalidSessionToken = new("invalid_session_token");

    /// <summary>403: the key lacks a permission.</summary>
    public static readonly EventCode Forbidden = new("forbidden");

    /// <summary>403: the plan lacks the feature.</summary>
    public static readonly EventCode FeatureNotAvailable = new("feature_not_available");

    /// <summary>400: the request is wrong in itself.</summary>
    public static readonly EventCode InvalidRequest = new("invalid_request");

    /// <summary>404: nothing has this id.</summary>
    public static readonly EventCode NotFound = new("not_found");

    /// <summary>409: the resource is in a state that rules the action out.</summary>
    public static readonly EventCode Conflict = new("conflict");

    /// <summary>422: the project is not set up for it.</summary>
    public static readonly EventCode Unprocessable = new("unprocessable");

    /// <summary>429: too many requests.</summary>
    public static readonly EventCode RateLimited = new("rate_limited");

    /// <summary>500: something failed inside Koji.</summary>
    public static readonly EventCode InternalError = new("internal_error");

    /// <summary>502: one of Koji's servers did not reach another.</summary>
    public static readonly EventCode BadGateway = new("bad_gateway");

    /// <summary>503: maintenance.</summary>
    public static readonly EventCode ServiceUnavailable = new("service_unavailable");
}
