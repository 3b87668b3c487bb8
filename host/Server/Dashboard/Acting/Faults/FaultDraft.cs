using KojiWidgetHarness.Protocol.Events.Errors;
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
