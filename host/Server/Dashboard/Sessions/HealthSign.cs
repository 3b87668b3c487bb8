namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>One part of an embed at a glance.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Health">How it is.</param>
/// <param name="Word">What was seen, in a word.</param>
public sealed record HealthSign(string Part, Health Health, string Word)
{
    /// <summary>The sign that stands beside the word.</summary>
    public string Mark =>
        Health switch
        {
            Health.Good => "✓",
            Health.Bad => "✕",
            _ => "–",
        };
}
