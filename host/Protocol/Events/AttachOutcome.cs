using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>What came of a page's attaching to its session.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AttachOutcome>))]
public enum AttachOutcome
{
    /// <summary>The page is known, and what the owner sends reaches it.</summary>
    Attached,

    /// <summary>Its events are taken, but as many pages are known already as the host remembers, of this origin or of all.</summary>
    Full,

    /// <summary>The session is another page's.</summary>
    Taken,

    /// <summary>The names of run or session are not accepted by the host.</summary>
    BadName,
}
