using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>
/// Who sent a request, as far as that was shown. Browsers say by Fetch Metadata which page makes a call, and no script can change it; a
/// program that is not a browser can write what it likes.
/// </summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrafficCaller>))]
public enum TrafficCaller
{
    /// <summary>A caller that nothing identifies.</summary>
    Unknown,

    /// <summary>A page of another origin than the simulator's, or a frame without one: it made a call, or opened a frame here.</summary>
    OtherPage,

    /// <summary>A page of the simulator's own, its widget above all, or a person who opened an address of it.</summary>
    OwnPage,

    /// <summary>
    /// A page of the simulator's own, or a program, that shows the session token of the interview which the call is about.
    /// </summary>
    Respondent,

    /// <summary>A program, no page, with an API key that the simulator knows, revoked or not.</summary>
    KeyHolder,

    /// <summary>The simulator, which was asked to send a request again.</summary>
    Replay,
}
