using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>What the files of a project say of the response headers of its pages. Pure.</summary>
public sealed class ProjectPolicies
{
    private const string Remedy = "check the page's URL, or give --headers";

    private readonly IReadOnlyList<SettingsFile> settings;
    private readonly IReadOnlyList<PolicyMention> mentions;

    internal ProjectPolicies(IEnumerable<SettingsFile> settings, IEnumerable<PolicyMention> mentions) =>
        (this.settings, this.mentions) = ([.. settings], [.. mentions]);

    /// <summary>Gets whether nothing was found that sets a header.</summary>
    public bool IsEmpty => settings.Count == 0 && mentions.Count == 0;

    /// <summary>
    /// The page with the headers that are known, and with what is open of others. A page whose headers came with it stays as it is.
    /// </summary>
    public PageSource Apply(PageSource page)
    {
        if (page.Headers is not null)
            return page;
        var own = settings.Where(file => SettingsScope.Has(file.Scope, page.Name)).ToList();
        // What a program renders has the headers that the program gives to it.
        if (own.Any(file => file.Renders))
            own =
            [
                .. own.Select(file =>
                    file.IsOfFiles
                        ? file with
                        {
                            Rules = [.. file.Rules.Select(rule => rule with { Pages = PathPattern.Unknown(rule.Pages.Written) })],
                        }
                        : file
                ),
            ];
        var unread = mentions.Where(mention => mention.Concerns(page)).ToList();
        var (places, open) = (new List<HeaderPlace>(), new List<OpenHeader>());
        foreach (var name in PolicyHeaders.All)
        {
            var (known, reason) = Resolve(name, page, own);
            reason = unread.FirstOrDefault(mention => mention.Header == name) is { } mention
                ? $"a policy in {mention.File}:{mention.Line} ({mention.Text}) was not read: {Remedy}"
                : reason;
            if (reason is null)
                places.AddRange(known);
            else
                open.Add(new(name, CleanText.Line(reason)));
        }

        return places.Count > 0
            ? page with
            {
                Headers = [.. places.Select(place => new HttpHeader { Name = place.Name, Value = place.Value })],
                HeaderPlaces = places,
                OpenHeaders = open,
            }
            : page with
            {
                OpenHeaders = open,
            };
    }

    // What each server sends, and where two of them do not say the same, that this is open.
    private static (IReadOnlyList<HeaderPlace> Known, string? Open) Resolve(string name, PageSource page, List<SettingsFile> files)
    {
        var servers = files
            .GroupBy(file => file.Server)
            .Select(group => (IsService: group.First().IsService, Found: Of(name, page, [.. group])))
            .ToList();
        if (servers.Select(server => server.Found.Open).FirstOrDefault(open => open is not null) is { } reason)
            return ([], reason);
        // Of several services one is in use, and what one of them does not set is then not set at all.
        var services = servers.Where(server => server.IsService).ToList();
        var sets = servers.Where(server => server.Found.Known.Count > 0).ToList();
        if (sets.Count == 0)
            return ([], null);
        var first = sets[0].Found.Known;
        var others = services.Count > 1 && services.Any(server => server.Found.Known.Count > 0) ? sets.Concat(services) : sets;
        return
            others.FirstOrDefault(other =>
                !other.Found.Known.Select(place => place.Value).SequenceEqual(first.Select(place => place.Value))
            )
                is { Found.Known: { } differing }
            ? (
                [],
                differing.Count > 0
                    ? $"{At(first[0])} and {At(differing[0])} set {name}, and which of them this page is served with is not known: {Remedy}"
                    : $"{At(first[0])} sets {name}, and whether its service serves the page is not known, for there are settings of another: {Remedy}"
            )
            : (first, null);
    }

    private static (IReadOnlyList<HeaderPlace> Known, string? Open) Of(string name, PageSource page, IReadOnlyList<SettingsFile> files)
    {
        var (known, unsure, isMixed) = (new List<HeaderPlace>(), (string?)null, false);
        foreach (var (file, rule) in files.SelectMany(file => file.Rules.Where(rule => rule.Name == name).Select(rule => (file, rule))))
        {
            var covers = rule.Pages.Covers(PagePaths.Of(page.Name, file));
            if (covers == false || (covers is null && known.Count > 0 && known.All(place => place.Value == rule.Value)))
                continue;
            if (covers is null)
                unsure ??=
                    $"{file.File}:{rule.Line} {(rule.Action == HeaderAction.Remove ? "takes away" : "sets")} {name} for {rule.Pages.Written}, and whether this page is one of them is not known: {Remedy}";
            else if (rule is { Value: null, Action: not HeaderAction.Remove })
                unsure = $"a policy in {file.File}:{rule.Line} ({name}) was not read: {Remedy}";
            else
                Take(file, rule);
        }

        return isMixed && unsure is null
            ? ([], $"{At(known[0])} and {At(known[^1])} set {name}, and which of them this page is served with is not known: {Remedy}")
            : (known, unsure);

        void Take(SettingsFile file, HeaderRule rule)
        {
            // Of several files of one server it is not known which one is in use.
            if ((file.IsOrderUnknown || (files.Count > 1 && !file.IsOfItsFolder)) && rule.Action == HeaderAction.Set)
                isMixed |= known.Any(place => place.Value != rule.Value);
            else if (rule.Action != HeaderAction.Add)
                (known, unsure) = ([], null);
            if (rule.Value is { } value && !(value.Length == 0 && rule.Action == HeaderAction.Add))
                known.Add(new(name, value, file.File, rule.Line));
        }
    }

    private static string At(HeaderPlace place) => $"{place.File}:{place.Line}";
}
