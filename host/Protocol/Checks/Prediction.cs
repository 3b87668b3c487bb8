using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>What becomes of an embed; null where that cannot be known from what was read.</summary>
public sealed record Prediction
{
    /// <summary>Whether the widget loads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Loads { get; init; }

    /// <summary>Whether it may use the microphone, if the person lets it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Microphone { get; init; }

    /// <summary>Whether the widget's messages come to the page, with its origin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Messages { get; init; }

    /// <summary>Whether nothing of it is open.</summary>
    [JsonIgnore]
    public bool IsDecided => Loads is not null && Microphone is not null && Messages is not null;
}
