namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>The parts of an event's details, in the order in which they are offered.</summary>
public enum DetailsTab
{
    /// <summary>Cause and fix.</summary>
    Why,

    /// <summary>What was posted, and ways to take the event along.</summary>
    Payload,

    /// <summary>Who sent it, and whether that counts.</summary>
    Origin,

    /// <summary>The iframe and what it may do.</summary>
    Frame,

    /// <summary>Times, requests and answers.</summary>
    Network,

    /// <summary>The message as it arrived.</summary>
    Raw,
}
