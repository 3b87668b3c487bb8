namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Whether Chromium keeps pages in its sandbox, without which a page that breaks out of the browser's engine has the whole account.</summary>
public enum SandboxUse
{
    /// <summary>Where the machine lets it; elsewhere that is said. For pages of this machine.</summary>
    WhereItWorks,

    /// <summary>Or there is no browser. For pages of others.</summary>
    Always,

    /// <summary>Somebody asked for none.</summary>
    Never,
}
