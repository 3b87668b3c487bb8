namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>What a machine has of all that the harness uses.</summary>
public sealed record MachineReport
{
    /// <summary>Each part.</summary>
    public required IReadOnlyList<MachinePart> Parts { get; init; }

    /// <summary>The worst of them.</summary>
    public MachineState State => Parts.Max(part => part.State);
}
