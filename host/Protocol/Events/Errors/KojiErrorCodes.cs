namespace KojiWidgetHarness.Protocol.Events.Errors;

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
