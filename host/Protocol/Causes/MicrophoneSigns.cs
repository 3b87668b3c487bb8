using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>What several causes of <c>microphone_denied</c> look for.</summary>
internal static class MicrophoneSigns
{
    /// <summary>The pages let the widget have the microphone.</summary>
    public static readonly Sign Delegated = new(Fact.MicrophonePolicy, FactValues.Allowed);

    /// <summary>The iframe's allow keeps it back, by what the browser says of its own rule.</summary>
    public static readonly Sign BlockedByAttribute = new(Fact.MicrophonePolicy, FactValues.BlockedByAttribute);

    /// <summary>The person refused it before the widget ever had it.</summary>
    public static readonly IReadOnlyList<Sign> DeniedBefore =
    [
        Delegated,
        new(Fact.MicrophonePermission, FactValues.Denied),
        new(Fact.MicrophoneHeld, FactValues.Never),
    ];

    /// <summary>The page has it, the widget's iframe has not: what a page sees of each cause that lies between both.</summary>
    public static readonly IReadOnlyList<Sign> KeptBack =
    [
        new(Fact.MicrophonePolicy, FactValues.Blocked),
        new(Fact.HostMicrophonePolicy, FactValues.Allowed),
    ];

    /// <summary>Neither transport nor origin is the reason.</summary>
    public static readonly IReadOnlyList<Sign> InOrder = [new(Fact.SecureContext, FactValues.Yes), new(Fact.FrameOrigin, FactValues.AsSrc)];

    /// <summary>Nothing that a page can see keeps the microphone from the widget, and the widget never had it.</summary>
    public static readonly IReadOnlyList<Sign> NothingInTheWay =
    [
        Delegated,
        new(Fact.MicrophonePermission, FactValues.Granted),
        new(Fact.AudioInputs, FactValues.Some),
        new(Fact.MicrophoneHeld, FactValues.Never),
        .. InOrder,
    ];
}
