using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>TLS with a certificate that nobody vouches for, made when it is needed and never stored.</summary>
public static class SelfSigned
{
    /// <summary>A certificate for 127.0.0.1 and these names, valid for a day.</summary>
    public static X509Certificate2 Create(params IEnumerable<string> hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
            names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());

        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        // Windows cannot serve TLS with a key that exists in memory alone.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>Gets what names the certificate's key on Chromium's command line: its SHA-256, in base64.</summary>
    internal static string KeyHash(X509Certificate2 certificate) =>
        Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>The server's side of a TLS connection; null when the client turned the certificate down.</summary>
    internal static async Task<SslStream?> AcceptAsync(Stream stream, X509Certificate2 certificate, CancellationToken cancellation)
    {
        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellation);
            return secure;
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            await secure.DisposeAsync();
            return null;
        }
    }
}
