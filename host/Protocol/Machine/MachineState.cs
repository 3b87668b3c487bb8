using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>Whether a machine has something that the harness uses.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MachineState>))]
public enum MachineState
{
    /// <summary>It has.</summary>
    Ready,

    /// <summary>It has not, and most things do without.</summary>
    Limited,

    /// <summary>It has not, and nothing much does without.</summary>
    Missing,
}
