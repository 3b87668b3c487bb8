namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One request of the page or of the widget, as the browser saw it end.</summary>
public sealed record SeenRequest
{
    /// <summary>Milliseconds from the scenario's start.</summary>
    public required long AtMs { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The address, with secrets marked.</summary>
    public required string Url { get; init; }

    /// <summary>What it was for, in the browser's words: <c>document</c>, <c>script</c>, <c>fetch</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>The HTTP status; null when none came.</summary>
    public int? Status { get; init; }

    /// <summary>The browser's error, for example <c>net::ERR_CONNECTION_RESET</c>; null when a response came.</summary>
    public string? Failure { get; init; }
}
