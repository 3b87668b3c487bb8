using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>Whether a machine has something that the harness uses.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MachineState>))]
public enum MachineState
{
    /// <summary>The machine has the part.</summary>
    Ready,

    /// <summary>The machine lacks the part, and most things work without it.</summary>
    Limited,

    /// <summary>The machine lacks the part, and little works without it.</summary>
    Missing,
}
