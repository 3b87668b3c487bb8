namespace KojiWidgetHarness.Host.EventLog;

/// <summary>A word that is searched for.</summary>
/// <param name="Text">The word, as <see cref="EventText"/> cuts it.</param>
/// <param name="BeginningOnly">Whether it stands for every word that begins with it.</param>
internal sealed record SearchWord(string Text, bool BeginningOnly)
{
    /// <summary>Whether the word is among an event's words.</summary>
    public bool IsIn(HashSet<string> words) =>
        words.Contains(Text) || (BeginningOnly && words.Any(word => word.StartsWith(Text, StringComparison.Ordinal)));
}
