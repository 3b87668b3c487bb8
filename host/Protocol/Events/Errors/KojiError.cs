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

    /// <summary>Whether the message depends on the request, so that only examples of it are documented.</summary>
    public bool MessageVaries { get; init; }

    /// <summary>Why the error happens, each cause in one line.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>What to do, each step in one line, the likeliest first.</summary>
    public required IReadOnlyList<string> Fixes { get; init; }

    /// <summary>Whether the same request may succeed later without being changed.</summary>
    public bool Transient { get; init; }
}
