namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>Which events the table shows.</summary>
public enum EventView
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Errors that count.</summary>
    Errors,

    /// <summary>Messages that do not count, and why.</summary>
    Untrusted,
}
