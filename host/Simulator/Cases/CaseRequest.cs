namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>A request of the API, spelled out.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path, from the root.</param>
public sealed record CaseRequest(string Method, string Path)
{
    /// <summary>The whole Authorization header; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>What X-Session-Token carries; null for none.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The body, sent as JSON even where it is not one; null for none.</summary>
    public string? Body { get; init; }
}
