namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>An iframe that shows the widget.</summary>
/// <param name="Src">Where its page is: a path of the simulator, or a whole address.</param>
public sealed record CaseEmbed(string Src)
{
    /// <summary>Its <c>allow</c> attribute; null for none.</summary>
    public string? Allow { get; init; } = "microphone";

    /// <summary>What somebody has to do then; null when nothing.</summary>
    public string? Then { get; init; }
}
