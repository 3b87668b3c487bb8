using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>A static check of a page. Pure: what was read goes in, findings come out.</summary>
internal interface IRule
{
    /// <summary>Id, summary and fix of the rule.</summary>
    RuleInfo Info { get; }

    /// <summary>Each breach of it.</summary>
    IEnumerable<Finding> Check(HostPage page);

    /// <summary>What the rule cannot decide about a page.</summary>
    IEnumerable<Gap> Gaps(HostPage page) => [];
}
