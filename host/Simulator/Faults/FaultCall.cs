using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>What of a request decides whether a fault matches it.</summary>
internal sealed record FaultCall
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The API key that it carries; null when it carries none.</summary>
    public string? Key { get; init; }

    /// <summary>Ids of the projects that it can be about; empty for files.</summary>
    public IReadOnlyCollection<string> Projects { get; init; } = [];

    /// <summary>The interview that it is about; null when it is about none that is known.</summary>
    public Interview? Interview { get; init; }

    /// <summary>Whether a browser asks with it for leave to send another (Fetch standard, CORS-preflight request).</summary>
    public bool IsPreflight => HttpMethods.IsOptions(Method) && Headers.ContainsKey("Access-Control-Request-Method");
}
