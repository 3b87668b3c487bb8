using System.Text;

namespace KojiWidgetHarness.Protocol.Addresses;

/// <summary>User and password for one origin. Prints without them.</summary>
/// <param name="Address">The address that they stood in, without them.</param>
/// <param name="User">The user, decoded; may be empty.</param>
/// <param name="Password">The password, decoded; may be empty.</param>
public sealed record SiteCredentials(Uri Address, string User, string Password)
{
    /// <summary>The web origin that may have them.</summary>
    public string Origin => Address.Origin();

    /// <summary>The value of an <c>Authorization</c> header (RFC 7617).</summary>
    public string Authorization => $"Basic {Base64}";

    /// <summary>What of that header is the secret.</summary>
    public string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    /// <summary>The address with them, for what takes them in no other way. It may not be kept or shown.</summary>
    public Uri Written =>
        new(
            $"{Address.Scheme}://{Uri.EscapeDataString(User)}:{Uri.EscapeDataString(Password)}@{Address.Authority}{Address.PathAndQuery}{Address.Fragment}"
        );

    /// <summary>Whether an address may have them.</summary>
    public bool AreFor(Uri address) => address.Origin() == Origin;

    /// <inheritdoc/>
    public override string ToString() => $"credentials for {Origin}";
}
