namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a failure does in one kind of browser.</summary>
public sealed record BrowserSupport
{
    /// <summary><c>chromium</c> or <c>firefox</c>.</summary>
    public required string Browser { get; init; }

    /// <summary>How well the browser reproduces it.</summary>
    public required SupportLevel Level { get; init; }

    /// <summary>What differs, or why it cannot be reproduced, as measured; null where it is supported.</summary>
    public string? How { get; init; }
}
