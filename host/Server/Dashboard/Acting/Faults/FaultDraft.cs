using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Faults;

/// <summary>What the form holds.</summary>
internal sealed class FaultDraft
{
    public string? Path { get; set; }

    public string Kind { get; set; } = KojiErrorCodes.ServiceUnavailable.Value;

    public int? Times { get; set; }

    public double? ForSeconds { get; set; }

    public FaultRule ToRule() =>
        new()
        {
            Match = string.IsNullOrWhiteSpace(Path) ? null : new() { Path = Path.Trim() },
            Effect = FaultKind.Find(Kind).Effect,
            Times = Times,
            ForSeconds = ForSeconds,
        };
}

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

/// <summary>A fault that is set with one click.</summary>
internal sealed record FaultPreset(string Title, FaultRule Rule)
{
    private const string Calls = "/_widget/*";

    public static IReadOnlyList<FaultPreset> All { get; } =
    [
        new(
            "503 for 30s",
            new()
            {
                Effect = new() { Code = KojiErrorCodes.ServiceUnavailable.Value },
                ForSeconds = 30,
            }
        ),
        new(
            "Rate limited 3 times",
            new()
            {
                Match = new() { Path = Calls },
                Effect = new() { Code = KojiErrorCodes.RateLimited.Value },
                Times = 3,
            }
        ),
        new(
            "Next call hangs",
            new()
            {
                Match = new() { Path = Calls },
                Effect = new() { Hang = true },
                Times = 1,
            }
        ),
        new(
            "Next connection is reset",
            new()
            {
                Effect = new() { Reset = true },
                Times = 1,
            }
        ),
        new(
            "Widget script is cut short",
            new()
            {
                Match = new() { Path = $"{SimulatorRoutes.Assets}/widget.js" },
                Effect = new() { TruncateAfterBytes = 200 },
            }
        ),
        new(
            "Next answer expires the session",
            new()
            {
                Match = new() { Path = $"{SimulatorRoutes.Interviews}/*/message*" },
                Effect = new() { ExpireSession = true },
                Times = 1,
            }
        ),
    ];
}
