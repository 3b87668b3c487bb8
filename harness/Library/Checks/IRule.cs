using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks;

/// <summary>A static check of a page. Pure: what was read goes in, findings come out.</summary>
internal interface IRule
{
    /// <summary>What it is about.</summary>
    RuleInfo Info { get; }

    /// <summary>Each breach of it.</summary>
    IEnumerable<Finding> Check(HostPage page);

    /// <summary>What it cannot tell.</summary>
    IEnumerable<Gap> Gaps(HostPage page) => [];
}
