// The address is relative: the page works behind every context root and proxy. Nothing is kept: a token ends with the page.
SwaggerUIBundle({
  url: new URL('../../openapi', location.href).href,
  domNode: document.getElementById('page'),
  docExpansion: 'none',
  filter: true,
  defaultModelsExpandDepth: 0,
});
