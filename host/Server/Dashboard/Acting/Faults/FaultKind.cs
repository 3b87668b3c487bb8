using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Faults;

/// <summary>What the form offers to happen.</summary>
internal sealed record FaultKind(string Name, string Words, FaultEffect Effect)
{
    /// <summary>The documented errors.</summary>
    public static IReadOnlyList<FaultKind> Answers { get; } =
    [
        .. KojiErrorCatalog
            .All.Where(error => error.HttpStatus is not null)
            .Select(error => new FaultKind(error.Code.Value, $"{error.HttpStatus} {error.Code}", new() { Code = error.Code.Value })),
    ];

    /// <summary>Everything else.</summary>
    public static IReadOnlyList<FaultKind> Others { get; } =
    [
        new("hang", "never answers", new() { Hang = true }),
        new("reset", "resets the connection", new() { Reset = true }),
        new("slow", "answers 3 seconds late", new() { LatencyMs = 3_000 }),
        new("throttle", "sends 500 bytes a second", new() { BytesPerSecond = 500 }),
        new("truncate", "cuts the body after 20 bytes", new() { TruncateAfterBytes = 20 }),
        new("content-type", "says that the body is text/html", new() { ContentType = "text/html" }),
        new("drop-cors", "leaves the CORS headers out", new() { DropCors = true }),
        new("expire-session", "expires the session", new() { ExpireSession = true }),
        new("revoke-key", "revokes the API key", new() { RevokeKey = true }),
    ];

    public static FaultKind Find(string name) => Answers.Concat(Others).First(kind => kind.Name == name);
}
