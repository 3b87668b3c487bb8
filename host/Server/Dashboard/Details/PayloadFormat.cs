namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Ways to take an event along.</summary>
public enum PayloadFormat
{
    /// <summary>The posted message.</summary>
    Json,

    /// <summary>Lines of a test.</summary>
    CSharp,

    /// <summary>A command that sends it.</summary>
    Curl,
}
