namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Values of <see cref="Fact"/> that more than one place has to agree on.</summary>
public static class FactValues
{
    /// <summary>The attribute is absent.</summary>
    public const string None = "(none)";

    /// <summary>The permissions policy lets the frame use the microphone.</summary>
    public const string Allowed = "allowed";

    /// <summary>It does not, and the page cannot see why.</summary>
    public const string Blocked = "blocked";

    /// <summary>It does not, for want of a fitting <c>allow</c> attribute.</summary>
    public const string BlockedByAttribute = "blocked-by-iframe-attribute";

    /// <summary>It does not, by a <c>Permissions-Policy</c> response header.</summary>
    public const string BlockedByHeader = "blocked-by-header";

    /// <summary>The person or the browser denies the microphone.</summary>
    public const string Denied = "denied";

    /// <summary>The session ended because nobody used it.</summary>
    public const string ExpiredByInactivity = "expired-by-inactivity";

    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";

    /// <summary>Nothing answered the probe.</summary>
    public const string Rejected = "rejected";
}
