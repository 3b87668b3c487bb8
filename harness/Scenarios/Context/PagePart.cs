namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>Which of the two pages a fault is about.</summary>
public enum PagePart
{
    /// <summary>The page that embeds.</summary>
    HostPage,

    /// <summary>The page that is embedded.</summary>
    Widget,
}
