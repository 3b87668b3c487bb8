namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>One header line of a request or a response.</summary>
public sealed record HttpHeader
{
    /// <summary>The name as it was sent.</summary>
    public required string Name { get; init; }

    /// <summary>The value, secrets redacted.</summary>
    public required string Value { get; init; }
}
