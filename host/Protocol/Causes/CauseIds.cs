namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>The names of the causes, for code that expects one.</summary>
public static class CauseIds
{
    /// <summary>widget_load_failed: the project id in the src names no project.</summary>
    public static readonly CauseId UnknownProject = new("unknown-project");

    /// <summary>widget_load_failed: the project is archived.</summary>
    public static readonly CauseId ArchivedProject = new("archived-project");

    /// <summary>widget_load_failed: nothing listens at the src's address.</summary>
    public static readonly CauseId ConnectionRefused = new("connection-refused");

    /// <summary>microphone_denied: the iframe does not delegate the microphone.</summary>
    public static readonly CauseId IframeWithoutAllow = new("iframe-without-allow");

    /// <summary>microphone_denied: the person or the browser denies it to the embedding page.</summary>
    public static readonly CauseId PermissionDenied = new("permission-denied");

    /// <summary>session_expired: nobody used the session.</summary>
    public static readonly CauseId Inactivity = new("inactivity");
}
