using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Faults;

/// <summary>A fault that is set with one click.</summary>
internal sealed record FaultPreset(string Title, FaultRule Rule)
{
    private const string Calls = "/_widget/*";

    public static IReadOnlyList<FaultPreset> All { get; } =
    [
        new(
            "503 for 30 s",
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
