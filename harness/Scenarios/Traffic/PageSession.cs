namespace KojiWidgetHarness.Scenarios.Traffic;

/// <summary>What the log knows of a page load, as far as it shows that calls are its widget's.</summary>
internal sealed class PageSession(string run, string name)
{
    private const int MostRemembered = 100;

    private readonly HashSet<string> frames = new(StringComparer.Ordinal);
    private readonly HashSet<string> interviews = new(StringComparer.OrdinalIgnoreCase);

    public string Run => run;

    public string Name => name;

    /// <summary>Whether the page is still there, as far as its events say.</summary>
    public bool IsOpen { get; set; } = true;

    public void AddFrame(string src) => Remember(frames, src);

    public void AddInterview(string id) => Remember(interviews, id);

    public bool Shows(string address) => frames.Contains(address);

    public bool Holds(string interview) => interviews.Contains(interview);

    private static void Remember(HashSet<string> known, string item)
    {
        if (known.Count < MostRemembered)
            known.Add(item);
    }
}
