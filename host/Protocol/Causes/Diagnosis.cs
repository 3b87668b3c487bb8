using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why a failure happened, how sure that is, and what to do.</summary>
public sealed record Diagnosis
{
    /// <summary>The cause.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The facts that speak for it, each as it was observed.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Gets the step, in one line.</summary>
    public required string Fix { get; init; }

    /// <summary>Gets what the embed should say instead; null when the cause does not lie there, or the frame is not known.</summary>
    public Correction? Correction { get; init; }
}

/// <summary>How sure a diagnosis is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Confidence>))]
public enum Confidence
{
    /// <summary>
    /// Nothing that the page sees speaks against it, and nothing for it alone: reasons outside the catalogue look the same.
    /// </summary>
    Possible,

    /// <summary>The page's own view fits; other causes could look the same.</summary>
    Likely,

    /// <summary>Seen by the browser's protocol, in a response or in the simulator's records.</summary>
    Proven,
}

/// <summary>What the evidence around a failure says, and what it leaves open.</summary>
public sealed record Examination
{
    /// <summary>The causes that it speaks for, those first that most speaks for; empty when the cause is not known.</summary>
    public required IReadOnlyList<Diagnosis> Causes { get; init; }

    /// <summary>When none is named: the causes of the catalogue that it neither speaks for nor rules out. There may be others.</summary>
    public required IReadOnlyList<CauseId> Open { get; init; }

    /// <summary>The causes that something speaks against.</summary>
    public required IReadOnlyList<RuledOut> RuledOut { get; init; }

    /// <summary>The facts that could not be observed where somebody looked for them.</summary>
    public required IReadOnlyList<Fact> NotObserved { get; init; }

    /// <summary>Gets what to do to learn more; null when the cause is proven.</summary>
    public NextStep? Next { get; init; }

    /// <summary>Gets what speaks for the causes, each fact once.</summary>
    public IReadOnlyList<Evidence> Evidence => [.. Causes.SelectMany(cause => cause.Evidence).Distinct()];
}

/// <summary>A cause that it was not.</summary>
public sealed record RuledOut
{
    /// <summary>The cause.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>Gets what was seen instead of what it would look like.</summary>
    public required IReadOnlyList<Evidence> By { get; init; }
}

/// <summary>What would tell more about a failure.</summary>
public sealed record NextStep
{
    /// <summary>Gets what to look at, in one line.</summary>
    public required string Look { get; init; }

    /// <summary>A command to paste; null where it is done by hand.</summary>
    public string? Command { get; init; }

    /// <summary>What a command has in place of the address of the page.</summary>
    internal const string PagePlaceholder = "<address of the page>";

    /// <summary>Gets the step with the address of the page in its command.</summary>
    /// <param name="page">What the page said its address is; where that is not an address, nothing is put in.</param>
    public NextStep On(string? page) =>
        Command is not null && Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? this with
            {
                Command = Command.Replace(PagePlaceholder, address.AbsoluteUri.ShellQuoted(), StringComparison.Ordinal),
            }
            : this;
}
